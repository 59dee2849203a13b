using IvClinic.Browser.Tests.Running;

namespace IvClinic.Browser.Tests.Door;

/// <summary>One clinic, set up, for the tests of the door.</summary>
public sealed class SetUpClinicFixture : IAsyncLifetime
{
    public RunningClinic Clinic { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Clinic = await RunningClinic.Start();
        await Clinic.SetUp();
    }

    public async Task DisposeAsync() => await Clinic.DisposeAsync();
}
