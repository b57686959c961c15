package dev.acquit.gateway.account;

import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Processor.Profile;
import java.util.Optional;
import java.util.Set;

/** Port: the kinds of processors that there are adapters for. */
public interface Adapters {

  /** Their names, sorted. */
  Set<String> names();

  /** What an account of that kind is made of. */
  Optional<Profile> profile(String processor);

  /** Whether a reference leads to a credential, from where this gateway runs. */
  boolean resolves(Accounts.Stored account, String reference);

  /**
   * Opens an account, without a call to anybody, and tells what it can do.
   *
   * @throws IllegalArgumentException if it cannot be opened; the message repeats no value
   */
  Capabilities capabilities(Accounts.Stored account);
}
