package dev.acquit.gateway.payment.processing;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.account.Accounts.Stored;
import dev.acquit.gateway.account.Resilience;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.ClosedAccount;
import dev.acquit.gateway.payment.processing.guard.ResilienceSettings;
import dev.acquit.processor.Account;
import dev.acquit.processor.Processor;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.simulator.SimulatorProcessor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.publisher.Mono;

/** One client an account: whatever is changed, the one before is closed once its calls are over. */
class AccountDirectoryTest {

  private static final UUID ORGANIZATION = Ids.next();
  private static final UUID ID = Ids.next();
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration REMEMBERED = Duration.ofMillis(200);

  private final Processor simulator = new SimulatorProcessor();
  private final List<String> opened = new CopyOnWriteArrayList<>();
  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final AccountDirectory directory = directory();

  @Test
  void theOneBeforeAChangeIsClosedOnceItsCallsAreOver() {
    var first = directory.open(stored("first", 1));
    assertThat(directory.open(stored("first", 1))).isSameAs(first);
    var second = directory.open(stored("second", 2));

    assertThat(second).isNotSameAs(first);
    assertThat(closed).isEmpty();
    eventually(() -> assertThat(closed).containsExactly("first"));
    assertThat(directory.open(stored("second", 2))).isSameAs(second);
    assertThat(opened).containsExactly("first", "second");
  }

  @Test
  void whoReadItBeforeTheChangeOpensNothing() {
    directory.open(stored("first", 1));
    var second = directory.open(stored("second", 2));

    assertThat(directory.open(stored("first", 1))).isSameAs(second);
    assertThat(opened).containsExactly("first", "second");
  }

  @Test
  void whatIsOnlyCheckedIsClosedAtOnce() {
    var first = directory.open(stored("first", 1));

    assertThat(directory.capabilities(stored("checked", 1))).isNotNull();
    assertThat(closed).containsExactly("checked");
    assertThat(directory.open(stored("first", 1))).isSameAs(first);
  }

  @Test
  void whatCannotBeOpenedIsSaidToBeClosed() {
    assertThatThrownBy(() -> directory.open(stored("nowhere", "nowhere", 1)))
        .isInstanceOf(ClosedAccount.class);
  }

  /** However often it is asked for: another gateway may have changed it. */
  @Test
  void whatIsRememberedIsReadAgainInTime() {
    eventually(() -> {
      directory.account(ORGANIZATION, ID).block();
      directory.remembered(ID).map(directory::openAsKnown).block();
      assertThat(reads).hasValueGreaterThan(2);
    });
    assertThat(opened).containsExactly("first");
  }

  private AccountDirectory directory() {
    var accounts =
        proxy(
            Accounts.class,
            (_, _, _) -> {
              reads.incrementAndGet();
              return Mono.just(stored("first", 1));
            });
    var most = LONGEST.dividedBy(2);
    return new AccountDirectory(
        accounts,
        new Credentials(new MockEnvironment()),
        new ProcessingSettings(most, most, most, REMEMBERED, null, null),
        new ResilienceSettings(50, 80, most, 50, 10, most, LONGEST, 3, 100, 0, most),
        List.of(proxy(Processor.class, this::processor)));
  }

  private Object processor(Object self, Method method, Object[] args)
      throws ReflectiveOperationException {
    var result = method.invoke(simulator, args);
    return method.getName().equals("open") ? watched((Account) args[0], result) : result;
  }

  private ProcessorAccount watched(Account account, Object open) {
    opened.add(account.name());
    return proxy(
        ProcessorAccount.class,
        (_, method, args) -> {
          if (method.getName().equals("close")) {
            closed.add(account.name());
          }
          return method.invoke(open, args);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Stored stored(String name, int second) {
    return stored(name, "text:key", second);
  }

  private static Stored stored(String name, String credential, int second) {
    return new Stored(
        ORGANIZATION,
        ID,
        false,
        "simulator",
        name,
        URI.create("http://127.0.0.1:1"),
        Map.of("api_key", credential),
        Map.of(),
        Map.of(),
        Resilience.USUAL,
        true,
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(second));
  }
}
