package dev.acquit.processor.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Raw;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.simulator.Simulator;
import dev.acquit.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events that the simulator really sends, as the adapter reads them. */
class RealEventsTest {

  private final BlockingQueue<Raw> arrived = new LinkedBlockingQueue<>();

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init")
  private Simulator simulator;

  @SuppressWarnings("NullAway.Init")
  private HttpServer endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint.createContext("/", this::arrive);
    endpoint.start();
    simulator = Simulator.start(SimulatorSettings.anyPort(directory));
    var url = URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/hook");
    Controls.of(simulator).subscribe(url, "a secret of our own");
  }

  @AfterEach
  void stop() {
    simulator.stop();
    endpoint.stop(0);
  }

  private void arrive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var signature = List.copyOf(exchange.getRequestHeaders().get("Acquit-Simulator-Signature"));
      var headers = Map.of("acquit-simulator-signature", signature);
      arrived.add(new Raw(exchange.getRequestBody().readAllBytes(), headers, Instant.now()));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Test
  void lifeOfAChargeIsTold() throws InterruptedException {
    var merchant = Merchant.at(simulator.address());
    var charge = ((Approved) merchant.charge("R1")).processorReference();
    assertApproved(merchant, Operation.CHARGE, new About("R1", charge, charge));
    var refund = ((Approved) merchant.refund("F1", charge, 400)).processorReference();
    assertApproved(merchant, Operation.REFUND, new About("F1", refund, charge));
    Controls.of(simulator).advance("P1D");
    assertThat(next(merchant))
        .isInstanceOfSatisfying(
            Fact.Settled.class,
            settled -> assertThat(settled.about()).isEqualTo(new About("R1", charge, charge)));
  }

  @Test
  void lifeOfAnAuthorizationIsTold() throws InterruptedException {
    var merchant = Merchant.at(simulator.address());
    var held = merchant.authorize("A1").processorReference();
    assertApproved(merchant, Operation.AUTHORIZE, new About("A1", held, held));
    var capture = ((Approved) merchant.capture("C1", held, 300)).processorReference();
    assertApproved(merchant, Operation.CAPTURE, new About("C1", capture, held));
  }

  @Test
  void declineIsToldWithItsCode() throws InterruptedException {
    var merchant = Merchant.at(simulator.address());
    Merchant.only(merchant.charging("R1", Merchant.card("4000000000009987"), true));
    assertThat(answered(merchant).outcome())
        .isInstanceOfSatisfying(
            Declined.class,
            declined -> assertThat(declined.decline().processorCode()).isEqualTo("lost_card"));
  }

  private void assertApproved(Merchant merchant, Operation operation, About about)
      throws InterruptedException {
    var fact = answered(merchant);
    assertThat(fact.operation()).isEqualTo(operation);
    assertThat(fact.outcome()).isInstanceOf(Approved.class);
    assertThat(fact.about()).isEqualTo(about);
  }

  private Fact.Answered answered(Merchant merchant) throws InterruptedException {
    return (Fact.Answered) next(merchant);
  }

  private Fact next(Merchant merchant) throws InterruptedException {
    var raw = Objects.requireNonNull(arrived.poll(20, TimeUnit.SECONDS), "no event came");
    Notice notice = Merchant.only(merchant.account().readWebhook(raw));
    return ((Genuine) notice).facts().getFirst();
  }
}
