package dev.acquit.gateway.inbox.sql;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.acquit.gateway.http.Json;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Facts as documents. The names here are on record: they outlive the names of the classes. */
final class FactJson {

  private static final Logger LOG = LoggerFactory.getLogger(FactJson.class);
  private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};

  private static final JsonMapper MAPPER =
      Json.MAPPER
          .rebuild()
          .addMixIn(Fact.class, OfFacts.class)
          .addMixIn(Outcome.class, OfOutcomes.class)
          .build();

  private FactJson() {}

  static byte[] write(List<Fact> facts) {
    return MAPPER.writerFor(FACTS).writeValueAsBytes(facts);
  }

  /** The facts; null where this version does not know one of them. */
  static @Nullable List<Fact> readable(byte[] document) {
    try {
      return MAPPER.readValue(document, FACTS);
    } catch (JacksonException unknown) {
      LOG.error("Facts of another version are left to it: {}", unknown.getOriginalMessage());
      return null;
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
  @JsonSubTypes({
    @JsonSubTypes.Type(name = "answered", value = Fact.Answered.class),
    @JsonSubTypes.Type(name = "settled", value = Fact.Settled.class),
    @JsonSubTypes.Type(name = "returned", value = Fact.Returned.class),
    @JsonSubTypes.Type(name = "return_reversed", value = Fact.ReturnReversed.class),
    @JsonSubTypes.Type(name = "disputed", value = Fact.Disputed.class),
    @JsonSubTypes.Type(name = "paid_out", value = Fact.PaidOut.class)
  })
  private interface OfFacts {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
  @JsonSubTypes({
    @JsonSubTypes.Type(name = "approved", value = Outcome.Approved.class),
    @JsonSubTypes.Type(name = "declined", value = Outcome.Declined.class),
    @JsonSubTypes.Type(name = "pending", value = Outcome.Pending.class),
    @JsonSubTypes.Type(name = "action_required", value = Outcome.ActionRequired.class),
    @JsonSubTypes.Type(name = "rejected", value = Outcome.Rejected.class),
    @JsonSubTypes.Type(name = "not_attempted", value = Outcome.NotAttempted.class),
    @JsonSubTypes.Type(name = "unknown", value = Outcome.Unknown.class)
  })
  private interface OfOutcomes {}
}
