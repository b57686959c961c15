package dev.acquit.gateway.console.desk.payments;

import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.PaymentStatus;
import dev.acquit.gateway.payment.Payments.Filter;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which payments are looked for; all of it stands in the page's address.
 *
 * @param from the first day
 * @param to the last day
 */
public record PaymentSearch(
    Filter filter, @Nullable LocalDate from, @Nullable LocalDate to, Page page) {

  /** Where the list is. */
  public static final String PATH = "/console/payments";

  private static final String AFTER = "cursor";
  private static final int ROWS = 50;

  /**
   * What a request asks for; a {@link dev.acquit.gateway.http.Problem} where it cannot be read.
   *
   * @param zone that the days are in
   */
  public static PaymentSearch of(ServerRequest request, ZoneId zone) {
    var query = Query.filledIn(request);
    var from = query.date("from");
    var to = query.date("to");
    var filter =
        new Filter(
            query.choice("status", PaymentStatus.class),
            query.text("q"),
            query.choice("purpose", Purpose.class),
            query.choice("rail", Rail.class),
            from == null ? null : start(from, zone),
            to == null ? null : start(to.plusDays(1), zone));
    var after = query.id(AFTER, IdKind.PAYMENT);
    query.verify();
    return new PaymentSearch(filter, from, to, new Page(ROWS, after));
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** A payment's page. */
  public static String path(UUID payment) {
    return PATH + "/" + IdKind.PAYMENT.format(payment);
  }

  /** The payment whose id somebody has written where references are looked for. */
  public Optional<UUID> one() {
    return Optional.ofNullable(filter.reference()).flatMap(IdKind.PAYMENT::parse);
  }

  boolean isNarrowed() {
    return !values().isEmpty();
  }

  /** The address of its first page. */
  String first() {
    return address(null);
  }

  /** The address of the page after that payment. */
  String after(UUID last) {
    return address(last);
  }

  private String address(@Nullable UUID after) {
    var address = UriComponentsBuilder.fromPath(PATH);
    values().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
    if (after != null) {
      address.queryParam(AFTER, IdKind.PAYMENT.format(after));
    }
    return address.encode().buildAndExpand(values()).toUriString();
  }

  /** What was chosen, by the names of the fields. */
  Map<String, String> values() {
    var values = new LinkedHashMap<String, String>();
    put(values, "status", filter.status());
    put(values, "purpose", filter.purpose());
    put(values, "rail", filter.rail());
    put(values, "q", filter.reference());
    put(values, "from", from);
    put(values, "to", to);
    return values;
  }

  private static void put(Map<String, String> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value instanceof Enum<?> constant ? Names.of(constant) : value.toString());
    }
  }
}
