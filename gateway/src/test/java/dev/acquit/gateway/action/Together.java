package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Ten admins who have all seen the same before the first of them does anything. */
record Together(Desk desk, TestDatabase database) {

  private static final int ADMINS = 10;

  /**
   * What they are answered who retry the item at once.
   *
   * @param payment whose row is held until the statements of all of them wait for it
   * @param statement what is in the text of such a statement
   */
  List<Reply> retry(String item, String payment, String statement, String body)
      throws SQLException {
    try (var connection = database.connect();
        var hold =
            connection.prepareStatement("SELECT FROM acquit.payment WHERE id = ? FOR UPDATE")) {
      connection.setAutoCommit(false);
      hold.setObject(1, Debtor.idOf(payment));
      hold.execute();
      var path = Desk.PATH + "/" + item + "/retry";
      var asked =
          IntStream.range(0, ADMINS)
              .mapToObj(_ -> desk.shop().postLater(path, Shop.fresh(), body))
              .toList();
      eventually(() -> assertThat(database.waiting(statement)).isEqualTo(ADMINS));
      connection.rollback();
      return asked.stream().map(CompletableFuture::join).toList();
    }
  }

  /** Asserts that one of them did it. */
  static void assertOne(List<Reply> replies) {
    assertThat(replies).filteredOn(reply -> reply.status() < 300).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() >= 300)
        .allSatisfy(reply -> {
          assertThat(reply.status()).as(reply.body()).isEqualTo(409);
          assertThat(reply.text("/code"))
              .isIn("operation_in_progress", "wrong_state", "retry_planned");
        });
  }
}
