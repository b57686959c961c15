package dev.acquit.simulator.books;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.simulator.journal.Journal;
import java.io.IOException;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Entries as lines of JSON. */
final class Entries {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private final Journal journal;

  Entries(Journal journal) {
    this.journal = journal;
  }

  void replay(Consumer<Entry> reader) throws IOException {
    journal.replay(line -> reader.accept(JSON.readValue(line, Entry.class)));
  }

  void append(Entry entry) {
    journal.append(JSON.writerFor(Entry.class).writeValueAsBytes(entry));
  }
}
