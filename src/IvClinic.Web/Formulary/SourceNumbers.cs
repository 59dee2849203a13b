using IvClinic.Domain.Formulary;

namespace IvClinic.Web.Formulary;

/// <summary>The sources of one page, numbered in the order in which they are met: a value shows numbers, the end of the page titles and links.</summary>
public sealed class SourceNumbers(ClinicFormulary formulary, string page)
{
    private readonly List<string> met = [];

    public IEnumerable<(int Number, Source Source)> All => met.Select((id, index) => (index + 1, Known(id)));

    /// <summary>Numbers sources before the page is drawn: its list of them is drawn before its parts are.</summary>
    public SourceNumbers Met(IEnumerable<Provenance> provenances)
    {
        foreach (var id in provenances.SelectMany(provenance => provenance.SourceIds)) Of(id);
        return this;
    }

    public int Of(string sourceId)
    {
        if (!met.Contains(sourceId)) met.Add(sourceId);
        return met.IndexOf(sourceId) + 1;
    }

    public string Address(int number) => FormattableString.Invariant($"{page}#source-{number}");

    public Source Known(string id) => formulary.Sources.TryGetValue(id, out var source) ? source : new Source(id, id, "", null);
}
