package dev.acquit.gateway.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every convention finds what was planted to break it, and nothing else. */
class ConventionsBiteTest {

  private static final String ROOT = "dev.acquit.planted";

  @ParameterizedTest
  @EnumSource
  void findsWhatWasPlantedAndNothingElse(Convention convention) {
    var planted = plantedFor(convention).stream().map(name -> ROOT + "." + name).toList();
    var found = convention.under(ROOT).evaluate(House.PLANTED).getFailureReport().getDetails();

    assertThat(found)
        .isNotEmpty()
        .allSatisfy(detail -> assertThat(planted).anyMatch(detail::contains));
    assertThat(planted)
        .allSatisfy(name -> assertThat(found).anyMatch(detail -> detail.contains(name)));
  }

  private static List<String> plantedFor(Convention convention) {
    return switch (convention) {
      case SPI_IS_PLAIN_JAVA -> List.of("processor.SpringInTheSpi");
      case ADAPTER_HTTP_USES_THE_ALLOWED -> List.of("processor.http.Persists");
      case ADAPTERS_USE_THE_ALLOWED ->
          List.of("processor.acme.AcmeLogs", "processor.acme.AcmeKnowsBolt");
      case ADAPTERS_SHOW_ONLY_THEIR_PROCESSOR -> List.of("processor.acme.AcmeShown");
      case VAULT_USES_THE_ALLOWED -> List.of("vault.SpringInTheVault");
      case SIMULATOR_STANDS_ALONE ->
          List.of("simulator.SpringInTheSimulator", "simulator.KnowsTheGateway");
      case NOBODY_LOOKS_BEHIND_A_PORT ->
          List.of(
              "gateway.payment.KnowsItsTable",
              "gateway.payment.web.SkipsTheService",
              "gateway.routing.KnowsPaymentsTable");
      case ONLY_PROCESSING_SEES_PROCESSORS ->
          List.of("gateway.payment.HoldsAProcessor", "gateway.routing.HoldsAnAccount");
      case ONLY_PAYMENT_AND_TOKEN_SEE_THE_SPI ->
          List.of("gateway.routing.HoldsAnAccount", "gateway.routing.ReadsAnAmount");
      case GATEWAY_NAMES_NO_PROCESSOR -> List.of("gateway.payment.processing.NamesAcme");
      case NOTHING_IMPORTS_THE_CONSOLE -> List.of("gateway.recovery.ShowsAPage");
      case KERNEL_IMPORTS_NO_FEATURE ->
          List.of("gateway.money.KnowsRouting", "gateway.http.KnowsRecovery");
      case SETTINGS_ARE_RECORDS -> List.of("gateway.http.MutableSettings");
      case PACKAGES_ARE_SMALL -> List.of("gateway.billing holds 16 top-level types");
      case PACKAGES_FORM_NO_CYCLE -> List.of("gateway.wallet.KnowsToken");
    };
  }
}
