package dev.acquit.processor.stripe;

import dev.acquit.processor.Amount;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.BodyInserters.FormInserter;

/**
 * A request's fields, in the order in which they were added: the same call makes the same bytes, as
 * Stripe wants of a request that is repeated. It prints none of them.
 */
final class Form {

  private final MultiValueMap<String, String> fields;
  private final String parent;

  Form() {
    this(new LinkedMultiValueMap<>(), "");
  }

  private Form(MultiValueMap<String, String> fields, String parent) {
    this.fields = fields;
    this.parent = parent;
  }

  /** The same form, to add fields that belong to a parent. */
  Form under(String name) {
    return new Form(fields, full(name));
  }

  /** Adds a field, unless there is nothing to say. */
  Form with(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      fields.add(full(name), value);
    }
    return this;
  }

  /** Adds how much. */
  Form with(String name, Amount amount) {
    return with(name, StripeMoney.write(amount));
  }

  FormInserter<String> body() {
    return BodyInserters.fromFormData(fields);
  }

  /** {@code card[number]} under {@code a} is {@code a[card][number]}. */
  private String full(String name) {
    if (parent.isEmpty()) {
      return name;
    }
    var bracket = name.indexOf('[');
    return bracket < 0
        ? parent + "[" + name + "]"
        : parent + "[" + name.substring(0, bracket) + "]" + name.substring(bracket);
  }

  @Override
  public String toString() {
    return "Form[****]";
  }
}
