package dev.acquit.gateway.wallet;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How wallets are kept.
 *
 * @param forgetEvery how often the vault is asked again to forget deleted methods
 * @param announceEvery how often organizations are told of methods that payments have saved
 */
@ConfigurationProperties("acquit.wallets")
public record WalletSettings(
    @DefaultValue("1m") Duration forgetEvery, @DefaultValue("2s") Duration announceEvery) {}
