using IvClinic.Application.UseCases;

namespace IvClinic.Web.Hosting;

/// <summary>The person for whom this circuit was opened. It never becomes somebody else.</summary>
public sealed class SignedInStaff
{
    private Actor? actor;

    /// <exception cref="NotAllowedException">The circuit was opened without a live sign-in.</exception>
    public Actor Actor => actor ?? throw new NotAllowedException("Your sign-in has ended. Sign in again.");

    public bool IsKnown => actor is not null;

    internal void Opened(Actor? who) => actor ??= who;
}
