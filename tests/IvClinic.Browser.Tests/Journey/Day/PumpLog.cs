namespace IvClinic.Browser.Tests.Journey.Day;

/// <summary>What a pump did, by what was typed and when: reckoned here by hand, without anything of the product.</summary>
internal sealed class PumpLog
{
    private readonly List<(DateTimeOffset At, decimal MlPerH)> rates = [];

    public void Runs(DateTimeOffset from, decimal mlPerH) => rates.Add((from, mlPerH));

    public void Stands(DateTimeOffset from) => rates.Add((from, 0m));

    public DateTimeOffset Began => rates.Min(each => each.At);

    public decimal Millilitres
    {
        get
        {
            if (rates[^1].MlPerH != 0m) throw new InvalidOperationException("The pump still runs.");
            return rates.OrderBy(each => each.At).Zip(rates.OrderBy(each => each.At).Skip(1), (one, next) => one.MlPerH * (next.At - one.At).Ticks / TimeSpan.TicksPerHour).Sum();
        }
    }
}
