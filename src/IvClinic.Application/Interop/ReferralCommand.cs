namespace IvClinic.Application.Interop;

/// <summary>The command <c>read-referral FILE</c>.</summary>
public static class ReferralCommand
{
    /// <summary>The file was read, perhaps with entries that were not understood.</summary>
    public const int Read = 0;

    /// <summary>The file was refused.</summary>
    public const int Refused = 2;

    /// <summary>Reads the file, prints what was understood or why it was refused, and returns the exit code.</summary>
    public static int Run(Stream input, TextWriter output)
    {
        var reading = ReferralReader.Read(input);
        output.WriteLine(ReferralJson.Write(reading));
        return reading is Referral ? Read : Refused;
    }
}
