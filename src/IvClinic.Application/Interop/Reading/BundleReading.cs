using System.Text.Json;

namespace IvClinic.Application.Interop.Reading;

/// <summary>One reading of one bundle: entries apart, each by itself, so that an odd one costs only itself.</summary>
internal sealed class BundleReading
{
    private readonly List<NotUnderstood> notUnderstood = [];
    private readonly Dictionary<string, int> patientByPath = new(StringComparer.Ordinal);
    private readonly List<BundleEntry> entries = [];
    private readonly List<(BundleEntry Entry, ReferredPatient Patient)> patients = [];
    private readonly List<ReferredCondition> conditions = [];
    private readonly List<ReferredAllergy> allergies = [];
    private readonly List<ReferredMedication> medications = [];
    private readonly List<ReferredObservation> observations = [];
    private ReferenceIndex references = new([]);

    public ReferralReading Read(JsonElement bundle)
    {
        if (bundle.ValueKind != JsonValueKind.Object) return new RefusedReferral("The file is JSON, but not a FHIR Bundle.");
        var type = bundle.Text("resourceType");
        if (type != "Bundle")
        {
            return new RefusedReferral(type is null
                ? "The file is JSON, but not a FHIR Bundle: it names no resourceType."
                : $"The file holds a single {Short(type)}. A referral is a FHIR Bundle with a Patient.");
        }

        if (bundle.Member("entry") is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() > ReferralReader.MostEntries)
            return new RefusedReferral(FormattableString.Invariant($"The file holds more than {ReferralReader.MostEntries} entries, which no referral does."));
        CollectEntries(bundle);
        if (FhirVersion.Other(bundle, entries) is { } version)
            return new RefusedReferral($"The file is written in FHIR {version}. Ask the sender for FHIR R4.");

        if (entries.Count(entry => entry.Type == "Patient") > ReferralReader.MostPatients)
            return new RefusedReferral(FormattableString.Invariant($"The file holds more than {ReferralReader.MostPatients} patients: it is an export, not a referral."));
        references = new(entries);
        foreach (var entry in entries.Where(entry => entry.Type == "Patient")) Guarded(entry.Path, () => ReadPatient(entry));
        if (patients.Count == 0) return new RefusedReferral("The file holds no Patient, so it is unclear whom it is about.");

        foreach (var entry in entries.Where(entry => entry.Type != "Patient")) Guarded(entry.Path, () => ReadEntry(entry));
        return new Referral([.. patients.Select(pair => pair.Patient)], conditions, allergies, medications, observations, notUnderstood);
    }

    private void CollectEntries(JsonElement bundle)
    {
        var index = -1;
        foreach (var item in bundle.Items("entry"))
        {
            index++;
            var path = FormattableString.Invariant($"Bundle.entry[{index}]");
            Guarded(path, () => CollectEntry(item, path));
        }
    }

    private void CollectEntry(JsonElement item, string path)
    {
        if (item.Member("resource") is not { ValueKind: JsonValueKind.Object } resource)
        {
            notUnderstood.Add(new(path, "The entry holds no resource."));
            return;
        }

        path += ".resource";
        var type = resource.Text("resourceType");
        if (string.IsNullOrWhiteSpace(type))
        {
            notUnderstood.Add(new(path, "It names no resourceType."));
            return;
        }

        var entry = new BundleEntry(path, item.Text("fullUrl") is { Length: > 0 } url ? url : null, type, resource.Text("id"), resource);

        // What is later read from all entries at once is read here first, so that text which cannot be decoded costs this
        // entry and not the file.
        _ = ReferenceIndex.KeysOf(entry).Count() + FhirVersion.Votes(entry).Count() + (FhirVersion.Named(resource)?.Length ?? 0);
        entries.Add(entry);
    }

    private void ReadPatient(BundleEntry entry)
    {
        var same = patients.FindIndex(known => PatientReading.IsSamePerson(known.Entry, entry));
        patients.Add((entry, PatientReading.Read(entry, same < 0 ? patients.Count : patients[same].Patient.Person)));
        patientByPath[entry.Path] = patients.Count - 1;
    }

    private void ReadEntry(BundleEntry entry)
    {
        switch (entry.Type)
        {
            case "Condition":
                conditions.Add(Named(HistoryReading.Condition(entry, SubjectOf(entry)), read => read.Concept));
                break;
            case "AllergyIntolerance":
                allergies.Add(Named(HistoryReading.Allergy(entry, SubjectOf(entry)), read => read.Concept));
                break;
            case "MedicationRequest" or "MedicationStatement" or "MedicationAdministration":
                var (medicine, problem) = HistoryReading.MedicineOf(entry, references);
                if (problem is not null) notUnderstood.Add(new(entry.Path, problem));
                medications.Add(HistoryReading.Medication(entry, SubjectOf(entry), medicine, problem is not null));
                break;
            case "Observation":
                observations.AddRange(ObservationReading.Read(entry, SubjectOf(entry), notUnderstood));
                break;
            case "Bundle":
                notUnderstood.Add(new(entry.Path, "It is a Bundle inside the Bundle, which is not opened."));
                break;
            default:
                if (!R4Types.Contains(entry.Type))
                    notUnderstood.Add(new(entry.Path, $"“{Short(entry.Type)}” is not a FHIR R4 resource type."));
                break;
        }

        T Named<T>(T read, Func<T, Concept> conceptOf)
        {
            if (conceptOf(read).IsEmpty) notUnderstood.Add(new(entry.Path, "It has neither a code nor words."));
            return read;
        }
    }

    /// <summary>
    /// Whom an entry is about. Without a reference it counts for the only person in the file; with one that leads nowhere,
    /// or to several people, it counts for nobody: the wrong patient's allergy is worse than a question.
    /// </summary>
    private ReferredSubject SubjectOf(BundleEntry entry)
    {
        // Allergies say "patient", everything else "subject"; whoever mixes them up still names somebody.
        var reference = entry.Resource.Member("subject") ?? entry.Resource.Member("patient");
        var sent = ReferenceIndex.SentOf(reference);
        if (string.IsNullOrWhiteSpace(sent))
        {
            if (patients.TrueForAll(pair => pair.Patient.Person == 0)) return new(0, null, IsAssumed: true);
            notUnderstood.Add(new(entry.Path, "It does not say which of the patients in the file it is about."));
            return new(null, null, IsAssumed: false);
        }

        var meant = references.Find(reference, entry, "Patient")
            .Where(target => patientByPath.ContainsKey(target.Path))
            .Select(target => patientByPath[target.Path])
            .Order()
            .ToList();
        var people = meant.Select(index => patients[index].Patient.Person).Distinct().Count();
        if (people == 1) return new(meant[0], sent, IsAssumed: false);

        notUnderstood.Add(new(entry.Path, people == 0
            ? $"It is about {Short(sent)}, who is not a patient in the file."
            : $"It is about {Short(sent)}, which several patients in the file match."));
        return new(null, sent, IsAssumed: false);
    }

    /// <summary>One odd entry (text that cannot be decoded) costs only itself.</summary>
    private void Guarded(string path, Action read)
    {
        try
        {
            read();
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            notUnderstood.Add(new(path, "Its text cannot be decoded."));
        }
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
