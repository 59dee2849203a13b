namespace IvClinic.Domain.Patients;

/// <summary>Sex as the clinical rules use it (ideal weight, creatinine clearance, pregnancy). Not the gender shown or the name used.</summary>
public enum SexForRules
{
    Unknown,
    Female,
    Male,
}

/// <summary>Whether this person can become pregnant, asked as a question of its own.</summary>
public enum PregnancyPotential
{
    Unknown,
    Possible,
    NotPossible,
}

/// <summary>A person treated here. Identity and contact; the history stands in entries of its own.</summary>
public sealed class Patient
{
    private readonly List<PatientIdentifier> identifiers = [];

    private Patient()
    {
    }

    public Patient(Guid publicId, PersonName name, DateOnly birthDate, DatePrecision precision)
    {
        PublicId = publicId;
        Rename(name);
        BirthDate = birthDate;
        BirthDatePrecision = precision;
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    public int Version { get; private set; }

    public string FamilyName { get; private set; } = "";

    public string GivenNames { get; private set; } = "";

    /// <summary>What this person wants to be called.</summary>
    public string? NameUsed { get; private set; }

    /// <summary>Family and given name folded for the index: searched by range.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>All names and identifiers folded: searched by substring.</summary>
    public string SearchText { get; private set; } = "";

    public DateOnly BirthDate { get; private set; }

    public DatePrecision BirthDatePrecision { get; private set; }

    public SexForRules Sex { get; private set; }

    public PregnancyPotential PregnancyPotential { get; private set; }

    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    public string? Address { get; private set; }

    public string? EmergencyContact { get; private set; }

    /// <summary>As the entry of the history says that stands.</summary>
    public DateOnly? DeceasedOn { get; private set; }

    /// <summary>The identifiers, one below the other: what a line of the list shows, beside the name.</summary>
    public string Numbers { get; private set; } = "";

    /// <summary>The record of the same person that goes on; null for a record that stands by itself.</summary>
    public long? MergedIntoId { get; private set; }

    /// <summary>When records were last joined or parted: what was confirmed as complete before it was confirmed of another list.</summary>
    public DateTimeOffset? LinkChangedAt { get; private set; }

    public bool IsMergedAway => MergedIntoId is not null;

    /// <summary>Why nothing is booked, planned or started for this record, in a sentence; null where nothing stands against it.</summary>
    public string? WhyClosed => this switch
    {
        { IsMergedAway: true } => "This record is merged into another one of the same person. Use that one.",
        { DeceasedOn: { } day } => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"This patient died on {day:yyyy-MM-dd}."),
        _ => null,
    };

    public IReadOnlyList<PatientIdentifier> Identifiers => identifiers;

    public string FullName => new PersonName(FamilyName, GivenNames).Full;

    public void Rename(PersonName name)
    {
        FamilyName = name.Family;
        GivenNames = name.Given;
        NameUsed = name.Used;
        RefreshKeys();
    }

    public void SetBirthDate(DateOnly date, DatePrecision precision)
    {
        BirthDate = date;
        BirthDatePrecision = precision;
    }

    public void SetSex(SexForRules sex, PregnancyPotential potential)
    {
        Sex = sex;
        PregnancyPotential = potential;
    }

    public void SetContact(string? phone, string? email, string? address, string? emergencyContact)
    {
        Phone = phone;
        Email = email;
        Address = address;
        EmergencyContact = emergencyContact;
    }

    /// <summary>Replaces the identifiers. Each kind stands once.</summary>
    public void Identify(IEnumerable<PatientIdentifier> these)
    {
        identifiers.Clear();
        identifiers.AddRange(these.DistinctBy(identifier => (identifier.Kind, identifier.Value)));
        RefreshKeys();
    }

    /// <exception cref="IllegalStepException">A death is recorded already.</exception>
    public void Died(DateOnly on)
    {
        if (DeceasedOn is not null) throw new IllegalStepException("A death is recorded already. Revoke that first if it is wrong.");
        DeceasedOn = on;
    }

    /// <exception cref="IllegalStepException">No death is recorded.</exception>
    public void Lives()
    {
        if (DeceasedOn is null) throw new IllegalStepException("No death is recorded.");
        DeceasedOn = null;
    }

    internal void MergeInto(Patient kept, DateTimeOffset at) => (MergedIntoId, LinkChangedAt, kept.LinkChangedAt) = (kept.Id, at, at);

    internal void Unmerge(Patient kept, DateTimeOffset at) => (MergedIntoId, LinkChangedAt, kept.LinkChangedAt) = (null, at, at);

    /// <summary>Completed years on a date; null when the precision of the birth date leaves it open.</summary>
    public int? AgeOn(DateOnly date) => new KnownBirthDate(BirthDate, BirthDatePrecision).AgeOn(date);

    /// <summary>The birth date as precisely as it is known, in ISO order.</summary>
    public string BirthDateText => new KnownBirthDate(BirthDate, BirthDatePrecision).Text;

    private void RefreshKeys()
    {
        Numbers = string.Join('\n', identifiers.Select(identifier => identifier.Value));
        NameKey = SearchKey.Of($"{FamilyName} {GivenNames}");
        SearchText = SearchKey.Of($"{FamilyName} {GivenNames} {FamilyName} {NameUsed} {string.Join(' ', identifiers.Select(identifier => identifier.Value))}");
    }
}

/// <summary>A name in any script.</summary>
/// <param name="Used">What the person wants to be called, where that differs.</param>
public sealed record PersonName(string Family, string Given, string? Used = null)
{
    /// <summary>Family name first; somebody with one name has no comma.</summary>
    public string Full => Given.Length == 0 ? Family : $"{Family}, {Given}";
}

/// <summary>A number or text that identifies a person: the clinic's own number, an insurance number, a referrer's number.</summary>
public sealed record PatientIdentifier(string Kind, string Value);
