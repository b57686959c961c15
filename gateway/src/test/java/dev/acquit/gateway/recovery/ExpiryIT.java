package dev.acquit.gateway.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Impatient;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A payment whose payer never came back is called off, and gives back what it held. */
@Impatient
class ExpiryIT {

  private static final String MICRO_DEPOSITS = "000444444445";

  @Autowired private Environment environment;

  @Test
  void microDepositsThatNobodyTold(Api api) throws SQLException {
    var user = User.of(api.shop());
    var reference = Shop.fresh();
    var waiting = user.chargeAndSave(user.shop().debitToken(MICRO_DEPOSITS), reference, "");
    assertThat(waiting.text("/status")).as(waiting.body()).isEqualTo("requires_action");
    assertThat(places(user)).isEqualTo(1);

    expire(user.shop());

    var canceled = user.shop().settled(waiting, "canceled");
    assertThat(user.shop().payment(canceled).json().at("/source/payment_method").isNull()).isTrue();
    assertThat(places(user)).isZero();
    assertThat(user.methods()).isEmpty();
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "void");
  }

  private void expire(Shop shop) throws SQLException {
    var database = TestDatabase.of(environment);
    database.update(
        "UPDATE acquit.attempt SET next_action_expires_at = now() - interval '1 day' WHERE"
            + " organization_id = ?",
        shop.organizationId());
    database.update(
        "UPDATE acquit.work SET due_at = now() WHERE organization_id = ? AND queue = 'doubts'",
        shop.organizationId());
  }

  private long places(User user) throws SQLException {
    return TestDatabase.of(environment)
        .number("SELECT e_checks FROM acquit.wallet WHERE user_id = ?", user.id());
  }
}
