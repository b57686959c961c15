package dev.acquit.gateway.token;

import dev.acquit.gateway.work.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** No number is kept longer than a token can use it. */
@Configuration(proxyBeanMethods = false)
class TokenUpkeep {

  private static final int BATCH = 200;

  @Bean
  Periodic spentTokensForgetting(TokenService tokens, TokenSettings settings) {
    return new Periodic(
        "Spent tokens forgotten",
        settings.forgetEvery(),
        Periodic.inBatches(tokens.forgetSpent(BATCH), BATCH));
  }
}
