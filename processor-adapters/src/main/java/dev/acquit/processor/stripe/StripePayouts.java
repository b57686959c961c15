package dev.acquit.processor.stripe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Line;
import dev.acquit.processor.http.ProcessorHttp;
import dev.acquit.processor.stripe.StripeFacts.Dispute;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Asks for the payouts that arrived on a day, and what each is made of: page by page, to a bound.
 * Only automatic ones name their parts.
 */
final class StripePayouts {

  private static final int OK = 200;
  private static final int MOST_PAGES = 1_000;

  /** Small pages: an entry comes with all of the charge that it is for. */
  private static final String LINES =
      "/v1/balance_transactions?payout={payout}&limit=20&expand[]=data.source";

  private static final String PAYOUTS =
      "/v1/payouts?arrival_date[gte]={from}&arrival_date[lt]={to}&status=paid&limit=50";

  private final ProcessorHttp http;

  StripePayouts(ProcessorHttp http) {
    this.http = http;
  }

  Flux<Genuine> arrivedOn(LocalDate day) {
    var variables = Map.<String, Object>of("from", second(day), "to", second(day.plusDays(1)));
    return all(PAYOUTS, variables)
        .map(node -> StripeFacts.read(node, Payout.class))
        .concatMap(this::report)
        .onErrorMap(JacksonException.class, _ -> unread("unreadable"));
  }

  private static long second(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  private Flux<Genuine> report(Payout payout) {
    var id = payout.id();
    var amount = StripeMoney.read(payout.amount(), payout.currency());
    var arrived = payout.arrivalDate();
    if (id == null || amount == null || arrived == null) {
      return Flux.error(unread("unreadable"));
    }
    var lines =
        Boolean.FALSE.equals(payout.automatic())
            ? Flux.<JsonNode>empty()
            : all(LINES, Map.of("payout", id));
    return lines
        .map(node -> StripeFacts.read(node, Entry.class))
        .filter(entry -> !"payout".equals(entry.type()))
        .map(Entry::line)
        .collectList()
        .map(parts -> genuine(id, amount, parts, Instant.ofEpochSecond(arrived)))
        .flux();
  }

  private static Genuine genuine(String id, Amount amount, List<Line> lines, Instant at) {
    return new Genuine(id, List.of(new Fact.PaidOut(id, amount, lines, at)));
  }

  /** Everything in a list, in its order. */
  private Flux<JsonNode> all(String uri, Map<String, Object> variables) {
    return page(uri, variables, 1)
        .expand(page -> after(page, uri, variables))
        .concatMapIterable(Page::data);
  }

  private Mono<Page> after(Page page, String uri, Map<String, Object> variables) {
    if (page.last() == null) {
      return Mono.empty();
    }
    var more = new HashMap<>(variables);
    more.put("last", page.last());
    return page(uri, more, page.number() + 1);
  }

  private Mono<Page> page(String uri, Map<String, Object> variables, int number) {
    if (number > MOST_PAGES) {
      return Mono.error(unread("too_many_pages"));
    }
    var next = number == 1 ? uri : uri + "&starting_after={last}";
    return http.question(
            http.client().get().uri(next, variables),
            response -> read(response, number),
            why -> new Page(List.of(), null, number, why))
        .flatMap(page -> page.why() == null ? Mono.just(page) : Mono.error(unread(page.why())));
  }

  private static Mono<Page> read(ClientResponse response, int number) {
    var status = response.statusCode().value();
    return status == OK
        ? response.bodyToMono(Answer.class).map(answer -> answer.page(number))
        : response.releaseBody().thenReturn(new Page(List.of(), null, number, "http_" + status));
  }

  private static IllegalStateException unread(String why) {
    return new IllegalStateException("Payouts could not be read to their end: " + why);
  }

  /** A list as Stripe answers it. */
  @JsonNaming(SnakeCaseStrategy.class)
  private record Answer(@Nullable List<JsonNode> data, @Nullable Boolean hasMore) {

    Page page(int number) {
      if (data == null || hasMore == null) {
        return new Page(List.of(), null, number, "unreadable");
      }
      var last = hasMore && !data.isEmpty() ? StripeFacts.idOf(data.getLast()) : null;
      return new Page(data, last, number, null);
    }
  }

  /**
   * A page that was read, or why it was not.
   *
   * @param last after which the next one begins; null where there is none
   */
  private record Page(
      List<JsonNode> data, @Nullable String last, int number, @Nullable String why) {}

  /** A payout as Stripe tells it. */
  @JsonNaming(SnakeCaseStrategy.class)
  private record Payout(
      @Nullable String id,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable Long arrivalDate,
      @Nullable Boolean automatic) {}

  /** A movement on the balance. */
  private record Entry(
      @Nullable String type,
      @Nullable Long amount,
      @Nullable Long fee,
      @Nullable String currency,
      @Nullable JsonNode source) {

    Line line() {
      var money = StripeMoney.read(amount, currency);
      var kept = StripeMoney.read(fee == null ? 0 : fee, currency);
      if (money == null || kept == null) {
        throw unread("unreadable");
      }
      return new Line(kind(), about(), money, kept.minor());
    }

    private Line.Type kind() {
      return switch (type) {
        case "charge", "payment" -> Line.Type.CHARGE;
        case "refund", "payment_refund", "refund_failure" -> Line.Type.REFUND;
        case "payment_failure_refund", "payment_reversal" -> Line.Type.RETURN;
        case "stripe_fee", "stripe_fx_fee", "application_fee", "tax_fee" -> Line.Type.FEE;
        case "adjustment" -> adjustment();
        case null, default -> Line.Type.ADJUSTMENT;
      };
    }

    private Line.Type adjustment() {
      if (source == null || !"dispute".equals(told().object())) {
        return Line.Type.ADJUSTMENT;
      }
      return StripeFacts.read(source, Dispute.class).isReturn()
          ? Line.Type.RETURN
          : Line.Type.DISPUTE;
    }

    /** A charge and its disputes go by the intent that they belong to, a refund by itself. */
    private About about() {
      var it = told();
      var intent = StripeFacts.idOf(it.paymentIntent());
      var isRefund = "refund".equals(it.object());
      return new About(
          it.metadata() == null ? null : it.metadata().get(Intent.REFERENCE),
          isRefund || intent == null ? it.id() : intent,
          intent == null ? it.id() : intent);
    }

    private Source told() {
      if (source == null || source.isNull()) {
        return new Source(null, null, null, null);
      }
      return source.isObject()
          ? StripeFacts.read(source, Source.class)
          : new Source(StripeFacts.idOf(source), null, null, null);
    }
  }

  /** What moved the balance. */
  @JsonNaming(SnakeCaseStrategy.class)
  private record Source(
      @Nullable String id,
      @Nullable String object,
      @Nullable JsonNode paymentIntent,
      @Nullable Map<String, String> metadata) {}
}
