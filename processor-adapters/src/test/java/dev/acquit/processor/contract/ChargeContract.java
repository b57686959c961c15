package dev.acquit.processor.contract;

import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static dev.acquit.processor.contract.Bench.AMOUNT;
import static dev.acquit.processor.contract.Bench.OURS;
import static dev.acquit.processor.contract.Bench.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Call.StoredCredential.Use;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Rail;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every adapter owes about charges and authorizations. */
public abstract class ChargeContract extends OutcomeContract {

  private static final String NETWORK_ID = "MCC123456789012";
  private static final StoredCredential INITIAL = new StoredCredential(Use.RECURRING, true, null);
  private static final StoredCredential RENEWAL =
      new StoredCredential(Use.RECURRING, false, NETWORK_ID);
  private static final StoredCredential UNSCHEDULED =
      new StoredCredential(Use.UNSCHEDULED, false, null);

  @Override
  Stream<Operation> all() {
    return Stream.of(Operation.CHARGE, Operation.AUTHORIZE, Operation.VERIFY);
  }

  @Test
  void chargesAndAuthorizationsAreNotTheSameRequest() {
    wire.breaks(CONNECTION_RESET_BY_PEER);
    operations().forEach(this::first);
    assertThat(wire.requests())
        .extracting(request -> request.getUrl() + request.getBodyAsString())
        .doesNotHaveDuplicates();
  }

  @Test
  void processorsOwnTokenIsChargedWithoutANumber() {
    wire.answers(kit().approval(Operation.CHARGE, REFERENCE, OURS, AMOUNT));
    var call = Bench.charge(new ProcessorToken("token_of_theirs", Rail.CARD), true);
    var account = Bench.patient(kit(), wire.address());
    assertThat(Bench.only(account.charge(call))).isInstanceOf(Approved.class);
    assertThat(wire.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.getBodyAsString()).contains("token_of_theirs"));
  }

  @Test
  void billingAddressIsSent() {
    wire.breaks(CONNECTION_RESET_BY_PEER);
    first(Operation.CHARGE);
    assertThat(everythingSent()).contains(Bench.POSTAL_CODE);
  }

  @Test
  void merchantsChargeIsNotTheRequestOfACustomers() {
    var requests = Stream.of(INITIAL, RENEWAL, UNSCHEDULED).map(this::sent).toList();
    assertThat(requests).doesNotHaveDuplicates();
  }

  @Test
  void networkTransactionIdIsSentWhereItIsTaken() {
    assertThat(sent(RENEWAL).contains(NETWORK_ID)).isEqualTo(kit().takesNetworkTransactionId());
  }

  private String sent(StoredCredential stored) {
    wire.forget();
    wire.breaks(CONNECTION_RESET_BY_PEER);
    Bench.only(Bench.patient(kit(), wire.address()).charge(Bench.renewal(stored)));
    return everythingSent();
  }

  private String everythingSent() {
    return wire.all().stream()
        .map(LoggedRequest::getBodyAsString)
        .map(body -> URLDecoder.decode(body, StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }
}
