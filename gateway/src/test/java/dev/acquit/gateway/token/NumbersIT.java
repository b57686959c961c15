package dev.acquit.gateway.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Hurried;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/**
 * After much has happened, no column of any table and no line of the log holds a card number, a
 * security code or an API key.
 */
@Hurried
@ExtendWith(OutputCaptureExtension.class)
class NumbersIT {

  private static final List<String> NUMBERS =
      List.of(
          "4242424242424242",
          "5555555555554444",
          "2223003122003222",
          "378282246310005",
          "6011111111111117",
          "3056930009020004",
          "36227206271667",
          "3566002020360505",
          "6200000000000005",
          "4000000000000002",
          "4000000000009995",
          "4000000000009987",
          "4000000000009979",
          "4000000000000069",
          "4000000000000127",
          "4000000000000119",
          "4000000000000341");
  private static final List<String> FAULTS =
      List.of(
          "timeout_after_commit", "reset", "garbage", "http_500", "http_429", "empty", "partial");
  private static final String ODD = "4000056655665556";
  private static final List<String> ACCOUNTS =
      List.of(Shop.SETTLES, Shop.RETURNED_FOR_FUNDS, Shop.RETURNED_LATE, "918273645501");
  private static final String ROUTING = "110000000";

  @Autowired private Environment environment;

  @Test
  void isNowhereButInTheVault(Api api, CapturedOutput output) throws SQLException {
    var shop = api.shop();
    var publishable = api.key(shop.organization(), "{\"publishable\":true}");
    var reference = Shop.fresh();
    pay(shop);
    fail(api);
    modify(shop, reference);
    debit(shop);
    keep(shop);
    err(new Shop(api, shop.organization(), publishable));
    err(shop);

    var secret = secrets(List.of(shop.key(), publishable));
    assertThat(columnsWith(reference))
        .as("what the search finds where it is")
        .contains(
            "acquit.payment.reference", "acquit.event.data", "acquit.idempotency_key.answer_body");
    assertThat(columnsWith(secret)).isEmpty();
    assertThat(output.getAll()).contains("/v1/payments", "CHARGE");
    assertThat(output.getAll().lines().filter(Pattern.compile(secret).asPredicate())).isEmpty();
  }

  private static void pay(Shop shop) {
    for (var number : NUMBERS) {
      assertThat(shop.charge(number, Shop.fresh()).status()).as(number.substring(9)).isEqualTo(201);
    }
  }

  /** Each at an account of its own: one that is limited is left alone for a while. */
  private static void fail(Api api) {
    for (var fault : FAULTS) {
      var reference = Shop.fresh();
      TestSimulator.fault("charge", reference, fault);
      assertThat(api.shop().charge(ODD, reference).status()).as(fault).isIn(201, 202);
    }
  }

  private static void modify(Shop shop, String reference) {
    var paid = shop.charge(Shop.APPROVED, reference).text("/id");
    shop.refund(paid, "{\"amount\":100,\"reason\":\"Late\"}");
    TestSimulator.fault("refund", reference, "garbage");
    shop.refund(paid, "{\"amount\":100}");
    shop.refund(paid, "{\"reason\":\"card " + ODD + "\"}");
    shop.capture(shop.authorize(Shop.fresh()).text("/id"), "{\"amount\":100}");
    shop.cancel(shop.authorize(Shop.fresh()).text("/id"));
    shop.get("/v1/payments/" + paid + "/timeline");
  }

  private static void debit(Shop shop) {
    for (var account : ACCOUNTS) {
      var debit = shop.debit(account, Shop.fresh());
      assertThat(debit.text("/status")).as(debit.body()).isEqualTo("processing");
      shop.refund(debit.text("/id"), "{}");
      var events = ProcessorEvents.of(shop, debit.text("/id"));
      assertThat(events.report("charge.returned", 2, ",\"return_code\":\"R99\"").status())
          .isEqualTo(200);
    }
    shop.tokenizeAccount(ACCOUNTS.getLast() + "x", "");
    shop.tokenizeAccount(ACCOUNTS.getLast(), ",\"account_number\":\"" + ACCOUNTS.getLast() + "\"");
    shop.post(
        "/v1/tokens",
        """
        {"type":"bank_account","bank_account":{"rail":"ach","routing_number":"%s","account_number":"%s",
          "holder_name":"Ana Roy"}}\
        """
            .formatted(ROUTING, ACCOUNTS.getLast()));
  }

  private static void keep(Shop shop) {
    var user = User.of(shop);
    user.chargeAndSave(shop.token(NUMBERS.getFirst()), Shop.fresh(), "");
    var method = user.card(NUMBERS.get(1));
    user.change(method, "{\"nickname\":\"" + ODD + "\"}");
    assertThat(user.replace(method, shop.debitToken(ACCOUNTS.getFirst())).status()).isEqualTo(201);
  }

  /** Card numbers, codes and keys where nobody expects them. */
  private static void err(Shop shop) {
    for (var field :
        List.of("reference", "description", "source", "currency", "capture", ODD, "amount")) {
      anew(shop).post("/v1/payments", Shop.fresh(), "{\"" + field + "\":\"" + ODD + "\"}");
    }
    for (var body :
        List.of(ODD, "{" + ODD, "{\"n\":" + ODD + ",", "\"" + ODD + "\"", ODD.repeat(9_000))) {
      anew(shop).post("/v1/tokens", body);
    }
    anew(shop)
        .post(
            "/v1/tokens",
            "{\"type\":\"card\",\"card\":{\"number\":\"4000056655665557\",\"cvc\":\"77\"}}");
    anew(shop).post("/v1/payments", ODD, "{}");
    for (var path :
        List.of(
            "payments?reference=" + ODD,
            "payments?key=" + shop.key(),
            "payments/" + ODD,
            ODD,
            "payments/4000%200566%205566%205556",
            "payments?" + ODD + "=1")) {
      anew(shop).get("/v1/" + path);
    }
    var headers = new HashMap<>(Api.bearer(shop.key()));
    headers.put("X-Request-Id", ODD);
    headers.put("traceparent", ODD);
    headers.put("User-Agent", ODD);
    headers.put("Content-Type", "text/" + ODD);
    anew(shop).api().http().send("POST", "/v1/tokens", ODD.getBytes(US_ASCII), headers);
    anew(shop).api().http().get("/v1/payments", Api.bearer(ODD));
    anew(shop).api().http().get("/" + ODD, headers);
  }

  /** The same on a connection of its own, so that no request waits for what another left. */
  private static Shop anew(Shop shop) {
    var api = Api.at("http://127.0.0.1:" + shop.api().http().port());
    return new Shop(api, shop.organization(), shop.key());
  }

  /**
   * Also with a security code beside its name; codes alone are too short to be told from others.
   */
  private static String secrets(List<String> keys) {
    var all = new ArrayList<>(NUMBERS);
    all.addAll(ACCOUNTS);
    all.add(ROUTING);
    all.add(ODD);
    all.add("4000056655665557");
    all.addAll(keys);
    all.add("[\"']?cvc[\"']?\\s*[:=]\\s*[\"']?[0-9]");
    return String.join("|", all);
  }

  /** The columns in which a row matches, with and without what people put between digits. */
  private List<String> columnsWith(String pattern) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = TestDatabase.of(environment).connect()) {
      for (var column : columns(connection)) {
        if (matches(connection, column, pattern)) {
          found.add(column.schema + "." + column.table + "." + column.name);
        }
      }
    }
    return found;
  }

  private static List<Column> columns(Connection connection) throws SQLException {
    var columns = new ArrayList<Column>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT table_schema, table_name, column_name, data_type
                  FROM information_schema.columns JOIN information_schema.tables
                       USING (table_schema, table_name)
                 WHERE table_type = 'BASE TABLE'
                   AND table_schema NOT IN ('pg_catalog', 'information_schema')
                """)) {
      while (rows.next()) {
        columns.add(
            new Column(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    assertThat(columns).hasSizeGreaterThan(50);
    assertThat(columns).extracting(Column::schema).contains("acquit", "vault");
    return columns;
  }

  private static boolean matches(Connection connection, Column column, String pattern)
      throws SQLException {
    var text =
        column.type.equals("bytea")
            ? "encode(\"" + column.name + "\", 'escape')"
            : "\"" + column.name + "\"::text";
    var query =
        "SELECT EXISTS (SELECT FROM \"%1$s\".\"%2$s\" WHERE %3$s ~* ? OR regexp_replace(%3$s, '[ ._-]', '', 'g') ~* ?)"
            .formatted(column.schema, column.table, text);
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, pattern);
      statement.setString(2, pattern);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  private record Column(String schema, String table, String name, String type) {}
}
