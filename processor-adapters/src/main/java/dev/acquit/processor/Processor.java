package dev.acquit.processor;

import dev.acquit.processor.Account.Deadlines;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of processor. One organization may hold several accounts of one processor, so it only
 * opens accounts.
 */
public interface Processor {

  /** The stable name that accounts, attempts and settings use: lower case, as in {@code acme}. */
  String name();

  /** What an account of it is made of. */
  Profile profile();

  /**
   * Opens an account: pure assembly, no call is made.
   *
   * @throws IllegalArgumentException if a credential or a setting that this processor needs is
   *     missing or senseless, named in the message; no value is repeated
   */
  ProcessorAccount open(Account account);

  /**
   * What an account is made of.
   *
   * @param needs the credentials and settings that it knows
   * @param testUrl where its test environment is; null where each merchant has an own address
   * @param liveUrl where real money moves; null likewise
   * @param deadlines what its documentation advises
   * @param limits what its documentation allows
   */
  record Profile(
      List<Need> needs,
      @Nullable URI testUrl,
      @Nullable URI liveUrl,
      Deadlines deadlines,
      Limits limits) {

    public Profile {
      needs = List.copyOf(needs);
    }

    /** One whose documentation names no limits. */
    public Profile(
        List<Need> needs, @Nullable URI testUrl, @Nullable URI liveUrl, Deadlines deadlines) {
      this(needs, testUrl, liveUrl, deadlines, Limits.NONE);
    }

    /** Where it is by its own documentation. */
    public Optional<URI> url(boolean live) {
      return Optional.ofNullable(live ? liveUrl : testUrl);
    }
  }

  /**
   * How much one account may ask; 0 where nothing is said.
   *
   * @param liveRate requests a second where real money moves
   * @param testRate requests a second elsewhere
   * @param concurrency requests in flight
   */
  record Limits(int liveRate, int testRate, int concurrency) {

    public static final Limits NONE = new Limits(0, 0, 0);

    public int rate(boolean live) {
      return live ? liveRate : testRate;
    }
  }

  /**
   * A credential or a setting.
   *
   * @param secret whether it is a credential, given by reference
   * @param required whether no account can be opened without it
   */
  record Need(String name, boolean secret, boolean required) {

    public static Need credential(String name) {
      return new Need(name, true, true);
    }

    public static Need optionalCredential(String name) {
      return new Need(name, true, false);
    }

    public static Need setting(String name) {
      return new Need(name, false, true);
    }

    public static Need optionalSetting(String name) {
      return new Need(name, false, false);
    }
  }
}
