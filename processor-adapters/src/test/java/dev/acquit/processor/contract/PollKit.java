package dev.acquit.processor.contract;

import dev.acquit.processor.Notice.Fact;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What a processor that is asked for its reports says besides. */
public interface PollKit extends ProcessorKit {

  /** The day that the reports are of. */
  LocalDate day();

  /** Each report of that day that the adapter asks for, with something in it. */
  List<Prelude> reports();

  /** The same of a day at which nothing happened: the processor's own word for it. */
  List<Prelude> nothingToReport();

  /** The kinds of facts in the reports of that day. */
  Set<Class<? extends Fact>> reported();

  /** References, ours or theirs, of which each fact names one. */
  Set<String> references();
}
