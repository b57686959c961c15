package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.payment.ChargeRequest.Source;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of {@code POST /v1/payments/{id}/retry}.
 *
 * @param source what pays in the place of what did; null for the same
 */
record RetryForm(@Nullable Source source, boolean dryRun) {

  static RetryForm read(ObjectNode body) {
    var fields = Fields.of(body);
    var form =
        new RetryForm(
            fields.has("source") ? ChargeForm.source(fields) : null, fields.flag("dry_run", false));
    fields.verify();
    return form;
  }
}
