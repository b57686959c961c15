package dev.acquit.processor.breaking;

import dev.acquit.processor.Account;
import dev.acquit.processor.Processor;
import dev.acquit.processor.ProcessorAccount;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One way in which an adapter is wrong, and the cases of the contract that have to notice.
 *
 * @param name what it does wrong
 * @param noticedBy cases that fail by it, as {@code Subject.method}
 */
record Breakage(String name, UnaryOperator<Processor> breaking, List<String> noticedBy) {

  static final Breakage NONE = of("nothing is wrong", UnaryOperator.identity());

  /** An account with a twist. */
  static Breakage of(String name, Twist twist) {
    return opening(name, (whole, account) -> new BrokenAccount(whole.open(account), twist));
  }

  /** One that goes wrong when the account is opened. */
  static Breakage opening(String name, BiFunction<Processor, Account, ProcessorAccount> opening) {
    return new Breakage(name, whole -> new Opening(whole, opening), List.of());
  }

  static Breakage of(String name, UnaryOperator<Processor> breaking) {
    return new Breakage(name, breaking, List.of());
  }

  /** These cases of that test have to fail by it. */
  Breakage noticedBy(Class<?> subject, String... cases) {
    var named = Stream.of(cases).map(each -> subject.getSimpleName() + "." + each);
    return new Breakage(name, breaking, Stream.concat(noticedBy.stream(), named).toList());
  }

  /** The same cases of charges and of modifications. */
  Breakage noticedByMoney(String... cases) {
    return noticedBy(Subjects.Charge.class, cases).noticedBy(Subjects.Modification.class, cases);
  }

  @Override
  public String toString() {
    return name;
  }

  /** A processor of which only the opening is another. */
  private record Opening(Processor whole, BiFunction<Processor, Account, ProcessorAccount> opening)
      implements Processor {

    @Override
    public String name() {
      return whole.name();
    }

    @Override
    public Profile profile() {
      return whole.profile();
    }

    @Override
    public ProcessorAccount open(Account account) {
      return opening.apply(whole, account);
    }
  }
}
