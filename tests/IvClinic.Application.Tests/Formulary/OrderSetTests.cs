using IvClinic.Application.Formulary.Drafts;
using IvClinic.Application.Formulary.OrderSets;
using IvClinic.Application.Plans;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;

namespace IvClinic.Application.Tests.Formulary;

public sealed class OrderSetTests
{
    public static TheoryData<string> Protocols => [.. ClinicFormulary.Shipped.Protocols.Keys];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Every_shipped_protocol_is_allowed_for_a_healthy_adult_and_waits_for_the_medical_lead(string id)
    {
        var protocol = ClinicFormulary.Shipped.Protocols[id];
        var verdict = HealthyAdult.Judge(protocol, ClinicFormulary.Shipped);

        Assert.Empty(verdict.Figures.Problems.Select(problem => problem.Sentence));
        Assert.Empty(verdict.Findings.Where(finding => finding.Level > FindingLevel.Caution).Select(finding => finding.Sentence));
        Assert.Equal("D", protocol.Provenance.Confidence);
        Assert.Contains("medical lead", protocol.Provenance.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_shipped_mixture_may_be_mixed() => Assert.All(ClinicFormulary.Shipped.Mixtures.Values, mixture => Assert.DoesNotContain(
        HealthyAdult.Judge(mixture, "migraine", ClinicFormulary.Shipped), finding => finding.Level == FindingLevel.Refused));

    [Fact]
    public void What_is_in_a_millilitre_is_derived()
    {
        var (ingredient, perMl) = ClinicFormulary.Shipped.Mixtures["magnesium_2g"].Concentrations.Single();

        Assert.Equal(("magnesium_sulfate", "20 mg/mL"), (ingredient.MedicineId, perMl.ToString()));
    }

    [Fact]
    public async Task A_mixture_that_must_not_share_a_bag_is_refused()
    {
        await using var given = await Given.Clinic();
        var draft = await given.Begun(given.Clinician);
        var pair = ClinicFormulary.Shipped.Medicines.Values.SelectMany(medicine => medicine.Incompatibilities.Where(each => each is { With: not null and not "any", SyringeOnly: false }).Select(each => (medicine.Id, each.With))).First();

        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<WriteMixture>().Run(given.Clinician, Mixture(draft, pair.Id, pair.With!), Given.Key()));

        Assert.Contains("refused for everybody", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mixture_is_written_changed_and_removed()
    {
        await using var given = await Given.Clinic();
        var draft = await given.Begun(given.Clinician);
        var id = await given.The<WriteMixture>().Run(given.Clinician, Mixture(draft, "metoclopramide", "diphenhydramine"), Given.Key());
        var desk = await given.Draft(draft);
        var form = Mixture(draft, "metoclopramide", "diphenhydramine");
        (form.Id, form.Version, form.FinalVolumeMl) = (id, desk.Draft.Version, 100m);
        await given.The<WriteMixture>().Run(given.Clinician, form, Given.Key());

        desk = await given.Draft(draft);
        Assert.Equal("dolor_mix", id);
        Assert.Equal(100m, desk.Formulary.Mixtures[id].FinalVolumeMl);
        Assert.Equal("D", desk.Formulary.Mixtures[id].Provenance.Confidence);
        await given.The<RemoveEntry>().Run(given.Clinician, new() { DraftId = draft, Version = desk.Draft.Version, Path = $"mixtures[{id}]", Reason = "Not used" }, Given.Key());
        Assert.DoesNotContain(id, (await given.Draft(draft)).Formulary.Mixtures.Keys);
    }

    [Fact]
    public async Task A_protocol_goes_through_its_form_without_a_change()
    {
        await using var given = await Given.Clinic();
        var draft = await given.Begun(given.Clinician);
        foreach (var protocol in ClinicFormulary.Shipped.Protocols.Values)
        {
            var form = ProtocolTyping.Form(protocol, ClinicFormulary.Shipped);
            (form.DraftId, form.Version, form.Reason) = (draft, (await given.Draft(draft)).Draft.Version, "read and saved");

            var refused = await Record.ExceptionAsync(() => given.The<WriteProtocol>().Run(given.Clinician, form, Given.Key()));

            Assert.Equal([], (await given.Draft(draft)).Changes.Select(line => line.Sentence));
            Assert.Contains("Nothing was changed", Assert.IsType<FormRejectedException>(refused).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_protocol_that_is_refused_for_everybody_is_not_written()
    {
        await using var given = await Given.Clinic();
        var draft = await given.Begun(given.Clinician);
        var form = ProtocolTyping.Form(ClinicFormulary.Shipped.Protocols["chronic_ketamine"], ClinicFormulary.Shipped);
        (form.DraftId, form.Reason) = (draft, "more");
        form.Bags[0].Bag.Ingredients[0].Amount = 10m;

        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<WriteProtocol>().Run(given.Clinician, form, Given.Key()));

        Assert.Contains("refused for everybody", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_begun_from_a_protocol_says_where_it_came_from_and_uses_the_patients_weight()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient(kg: 62.5m);
        var ground = await given.The<NewPlanSheet>().Run(given.Clinician, patient);
        var formulary = given.The<Application.Formulary.ClinicFormularies>().Current;

        var form = PlanTyping.FromProtocol(new() { PatientId = patient }, formulary.Formulary.Protocols["cidp_ivig_start"], formulary, ground.Picture);
        var plan = await given.Written(form);

        var content = (await given.Paper(plan)).Content;
        Assert.Equal((250m, 0.4m), (content.Bags[0].FinalVolumeMl!.Value, content.Bags[0].Ingredients[0].Amount!.Value));
        Assert.Contains($"Begun from the protocol “CIDP, start: immunoglobulin 2 g/kg over 5 days” of formulary {formulary.VersionText}.", content.Notes, StringComparison.Ordinal);
        Assert.StartsWith("Paracetamol", Assert.Single(content.StandingOrders.Premedication), StringComparison.Ordinal);
        Assert.Null(content.ConsentOn);
    }

    [Fact]
    public async Task Without_a_weight_the_volume_per_kg_stays_open()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var ground = await given.The<NewPlanSheet>().Run(given.Clinician, patient);
        var formulary = given.The<Application.Formulary.ClinicFormularies>().Current;

        Assert.Null(PlanTyping.FromProtocol(new() { PatientId = patient }, formulary.Formulary.Protocols["cidp_ivig_start"], formulary, ground.Picture).Bags[0].FinalVolumeMl);
    }

    private static WriteMixture.Form Mixture(Guid draft, string one, string other) => new()
    {
        DraftId = draft,
        Name = "Dolor mix",
        Ingredients = [new() { Medication = one, Amount = 10, Unit = DoseUnit.Milligram }, new() { Medication = other, Amount = 25, Unit = DoseUnit.Milligram }],
        Route = "IV",
        Diluent = "0.9% NaCl",
        FinalVolumeMl = 50m,
        Reason = "Used every day",
    };
}
