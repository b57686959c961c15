package dev.acquit.gateway.wallet;

import dev.acquit.gateway.wallet.Consent.View;
import dev.acquit.gateway.work.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What a wallet owes: numbers to forget, and organizations to tell what payments have saved. */
@Configuration(proxyBeanMethods = false)
class WalletUpkeep {

  private static final int BATCH = 100;

  @Bean
  Periodic deletedMethodsForgetting(Forgetting forgetting, WalletSettings settings) {
    return new Periodic(
        "Deleted methods forgotten",
        settings.forgetEvery(),
        Periodic.inBatches(forgetting.batch(BATCH), BATCH));
  }

  @Bean
  Periodic savedMethodsAnnouncement(Wallets wallets, Tellings tellings, WalletSettings settings) {
    var batch =
        wallets
            .unannounced(BATCH)
            .collectList()
            .flatMapIterable(views -> views)
            .concatMap(view -> announce(wallets, tellings, view))
            .count();
    return Periodic.quiet(
        "Saved methods told", settings.announceEvery(), Periodic.inBatches(batch, BATCH));
  }

  private static Mono<Boolean> announce(Wallets wallets, Tellings tellings, View view) {
    var consent = view.consent();
    return consent == null
        ? Mono.empty()
        : wallets.announce(consent, tellings.of(Tellings.SAVED, view.method(), consent));
  }
}
