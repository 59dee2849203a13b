using IvClinic.Domain.Staff;

namespace IvClinic.Application.UseCases;

/// <summary>Which roles may run a use case or a read. A type without it runs for nobody, and a test fails.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AllowedToAttribute(params ClinicRole[] roles) : Attribute
{
    public IReadOnlyList<ClinicRole> Roles { get; } = roles;
}
