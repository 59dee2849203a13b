using IvClinic.Domain.Formulary;

namespace IvClinic.Web.Formulary;

/// <summary>One line of a medicine's page: what it is called, how strictly it counts, what it says, where from.</summary>
public sealed record FormularyFact(string Name, string Text, Provenance Provenance, Severity? Level = null);
