package dev.acquit.gateway.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Why a request is refused (RFC 9457). Thrown through a chain, rendered in one place; carries no
 * stack.
 */
public final class Problem extends RuntimeException {

  private final ProblemCode code;
  private final @Nullable String detail;
  private final transient List<FieldError> errors;
  private final @Nullable Instant retryAfter;

  private Problem(
      ProblemCode code,
      @Nullable String detail,
      List<FieldError> errors,
      @Nullable Instant retryAfter) {
    super(code.code(), null, false, false);
    this.code = code;
    this.detail = detail;
    this.errors = List.copyOf(errors);
    this.retryAfter = retryAfter;
  }

  public static Problem of(ProblemCode code) {
    return new Problem(code, null, List.of(), null);
  }

  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, List.of(), null);
  }

  /** One that is over at that time; null where that is not known. */
  public static Problem until(@Nullable Instant retryAfter, ProblemCode code, String detail) {
    return new Problem(code, detail, List.of(), retryAfter);
  }

  /** All the bad fields at once. */
  public static Problem fields(List<FieldError> errors) {
    return fields(ProblemCode.INVALID_REQUEST, errors);
  }

  /** The same, where that has a code of its own. */
  public static Problem fields(ProblemCode code, List<FieldError> errors) {
    return new Problem(code, null, errors, null);
  }

  public ProblemCode code() {
    return code;
  }

  public @Nullable String detail() {
    return detail;
  }

  public List<FieldError> errors() {
    return errors;
  }

  public @Nullable Instant retryAfter() {
    return retryAfter;
  }

  /**
   * One bad field.
   *
   * @param pointer where it is (RFC 6901), or the name of a query parameter
   * @param code stable, such as {@code required}
   */
  public record FieldError(String pointer, String code, String detail) {}

  /** Port: who shows people a page where programs get a document. */
  public interface Page {

    /** Whether that path is one of theirs. */
    boolean isAt(String path);

    /** The page, in UTF-8; what it needs is set in the answer's headers. */
    Mono<byte[]> of(ServerWebExchange exchange, Problem problem);
  }
}
