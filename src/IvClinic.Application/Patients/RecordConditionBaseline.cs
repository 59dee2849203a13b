using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Patients.Baselines;
using IvClinic.Domain.Scores;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Records where a patient stands with migraine, CIDP or chronic pain on a day. Scores are computed, never typed.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class RecordConditionBaseline(CommandDesk desk, ClinicZone zone) : HistoryRecording<RecordConditionBaseline.Form>(desk)
{
    public sealed class Form : HistoryForm
    {
        public BaselineKind? Kind { get; set; }

        public DateOnly? AssessedOn { get; set; }

        public decimal? HeadacheDays { get; set; }

        /// <summary>In the order of <see cref="Midas.Items"/>.</summary>
        public List<Days> MidasDays { get; set; } = [.. Midas.Items.Select(_ => new Days())];

        public AuraSubtype? Aura { get; set; }

        public decimal? TriptanDays { get; set; }

        public int? Arm { get; set; }

        public int? Leg { get; set; }

        public decimal? GripLeftKPa { get; set; }

        public decimal? GripRightKPa { get; set; }

        public string? GripInstrument { get; set; }

        public DateOnly? LastIvigOn { get; set; }

        public string? LastIvigProduct { get; set; }

        public decimal? LastIvigGrams { get; set; }

        public decimal? PegPain { get; set; }

        public decimal? PegEnjoyment { get; set; }

        public decimal? PegActivity { get; set; }

        public string? Sites { get; set; }

        public string? Sensation { get; set; }

        public string? SkinWarmthAndColour { get; set; }

        public string? SwellingAndSweat { get; set; }

        public string? MovementHairAndNails { get; set; }

        /// <summary>Only the answers of the chosen condition: what was typed under another one is not recorded with it.</summary>
        internal BaselineAnswers Answers => Kind switch
        {
            BaselineKind.Migraine => new() { Migraine = new() { HeadacheDays = (int?)HeadacheDays, MidasDays = [.. MidasDays.Select(each => (int?)each.Count)], Aura = Aura, TriptanDays = (int?)TriptanDays } },
            BaselineKind.Cidp => new()
            {
                Cidp = new()
                {
                    Arm = Arm,
                    Leg = Leg,
                    GripLeftKPa = GripLeftKPa,
                    GripRightKPa = GripRightKPa,
                    GripInstrument = TypedText.Tidy(GripInstrument),
                    LastIvigOn = LastIvigOn,
                    LastIvigProduct = TypedText.Tidy(LastIvigProduct),
                    LastIvigGrams = LastIvigGrams,
                },
            },
            _ => new()
            {
                ChronicPain = new()
                {
                    Pain = (int?)PegPain,
                    Enjoyment = (int?)PegEnjoyment,
                    Activity = (int?)PegActivity,
                    Sites = TypedText.Tidy(Sites),
                    Sensation = TypedText.Tidy(Sensation),
                    SkinWarmthAndColour = TypedText.Tidy(SkinWarmthAndColour),
                    SwellingAndSweat = TypedText.Tidy(SwellingAndSweat),
                    MovementHairAndNails = TypedText.Tidy(MovementHairAndNails),
                },
            },
        };

        internal bool IsEmpty => Kind switch
        {
            BaselineKind.Migraine => HeadacheDays is null && TriptanDays is null && Aura is null && MidasDays.TrueForAll(each => each.Count is null),
            BaselineKind.Cidp => Arm is null && Leg is null && GripLeftKPa is null && GripRightKPa is null && LastIvigOn is null,
            _ => PegPain is null && PegEnjoyment is null && PegActivity is null && new[] { Sites, Sensation, SkinWarmthAndColour, SwellingAndSweat, MovementHairAndNails }.All(string.IsNullOrWhiteSpace),
        };
    }

    public sealed class Days
    {
        public decimal? Count { get; set; }
    }

    private protected override IValidator<Form> Rules { get; } = new BaselineRules();

    private protected override ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel)
    {
        var on = work.PastDay(zone, form.AssessedOn!.Value, nameof(Form.AssessedOn));
        if (form is { Kind: BaselineKind.Cidp, LastIvigOn: { } given }) work.PastDay(zone, given, nameof(Form.LastIvigOn));
        return new(new ConditionBaseline { Kind = form.Kind!.Value, AssessedOn = on, Answers = form.Answers });
    }
}

/// <summary>The rules of each condition's questions, asked of the chosen one alone.</summary>
public sealed class BaselineRules : AbstractValidator<RecordConditionBaseline.Form>
{
    /// <summary>A grip above this is a slip of the unit (mmHg, kg). Clinic default (D).</summary>
    private const decimal MostKPa = 200m;

    public BaselineRules()
    {
        RuleFor(form => form.Kind).NotNull().WithMessage("Choose the condition.").IsInEnum();
        RuleFor(form => form.AssessedOn).NotNull().WithMessage("Enter the day.");
        RuleFor(form => form.Kind).Must((form, _) => !form.IsEmpty).When(form => form.Kind is not null).WithMessage("Nothing is answered yet: answer at least one question.");
        When(form => form.Kind == BaselineKind.Migraine, () =>
        {
            RuleFor(form => form.HeadacheDays).IsWhole(0, 30, "Headache days are whole days, 0 to 30.");
            RuleFor(form => form.TriptanDays).IsWhole(0, 30, "Triptan days are whole days, 0 to 30.");
            RuleForEach(form => form.MidasDays).ChildRules(row => row.RuleFor(each => each.Count).IsWhole(0, 92, "Days of three months are whole days, 0 to 92."));
            RuleFor(form => form.MidasDays).Must(days => days.Count == Midas.Items.Count).WithMessage("MIDAS has five questions.");
            RuleFor(form => form.Aura).IsInEnum();
        });
        When(form => form.Kind == BaselineKind.Cidp, () =>
        {
            RuleFor(form => form.Arm).InclusiveBetween(0, 5).WithMessage("Choose one level for the arms.");
            RuleFor(form => form.Leg).InclusiveBetween(0, 5).WithMessage("Choose one level for the legs.");
            RuleFor(form => form.GripLeftKPa).InclusiveBetween(0, MostKPa).WithMessage("Grip strength is 0 to 200 kPa. Check the unit.");
            RuleFor(form => form.GripRightKPa).InclusiveBetween(0, MostKPa).WithMessage("Grip strength is 0 to 200 kPa. Check the unit.");
            RuleFor(form => form.GripInstrument).NotEmpty().When(form => form.GripLeftKPa is not null || form.GripRightKPa is not null).WithMessage("Enter the instrument: two instruments cannot be compared.").IsOneLine();
            RuleFor(form => form.LastIvigProduct).IsOneLine();
            RuleFor(form => form.LastIvigGrams).GreaterThan(0).LessThanOrEqualTo(400).WithMessage("The dose is above 0 and at most 400 g.");
            RuleFor(form => form.LastIvigOn).NotNull().When(form => form.LastIvigGrams is not null || !string.IsNullOrWhiteSpace(form.LastIvigProduct)).WithMessage("Enter the day of the last IVIG.");
        });
        When(form => form.Kind == BaselineKind.ChronicPain, () =>
        {
            RuleFor(form => form.PegPain).IsScore("Each of the three is a whole number from 0 to 10.");
            RuleFor(form => form.PegEnjoyment).IsScore("Each of the three is a whole number from 0 to 10.");
            RuleFor(form => form.PegActivity).IsScore("Each of the three is a whole number from 0 to 10.");
            RuleFor(form => form.Sites).IsText();
            RuleFor(form => form.Sensation).IsText();
            RuleFor(form => form.SkinWarmthAndColour).IsText();
            RuleFor(form => form.SwellingAndSweat).IsText();
            RuleFor(form => form.MovementHairAndNails).IsText();
        });
    }
}
