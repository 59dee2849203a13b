using IvClinic.Application.Formulary;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.ClinicDay;

/// <summary>A page of the register on its list.</summary>
public sealed record RegisterItemLine(Guid ItemId, string Medicine, string Strength, string Form, StockUnit Unit, decimal Balance, RegisterEntry? LastCount, int OpenDiscrepancies);

/// <param name="Schedule">By the formulary (US schedule); null where it has none.</param>
public sealed record RegisterMedicine(string MedicineId, string Name, string? Schedule);

/// <param name="Medicines">Those that can be kept, scheduled ones first.</param>
public sealed record RegisterOverview(IReadOnlyList<RegisterItemLine> Items, IReadOnlyList<RegisterMedicine> Medicines);

/// <summary>All pages of the controlled-medicine register with their balances.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class RegisterList(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<RegisterList.All, RegisterOverview>(desk)
{
    public sealed record All;

    private protected override async Task<RegisterOverview> Load(All query, ReadWork work, CancellationToken cancel)
    {
        var formulary = formularies.Current.Formulary;
        var items = await work.Db.Set<RegisterItem>().AsNoTracking().ToListAsync(cancel);
        var entries = (await work.Db.Set<RegisterEntry>().AsNoTracking().OrderBy(entry => entry.Seq).ToListAsync(cancel)).ToLookup(entry => entry.ItemId);
        return new(
            [
                .. items.Select(item =>
                {
                    var page = RegisterPage.Of([.. entries[item.Id]]);
                    return new RegisterItemLine(item.PublicId, formulary.DisplayName(item.Medicine), item.Strength, item.Form, item.Unit, page.Balance, page.LastCount?.Entry, page.OpenDiscrepancies.Count());
                }).OrderBy(line => line.Medicine, StringComparer.InvariantCultureIgnoreCase).ThenBy(line => line.Strength, StringComparer.Ordinal),
            ],
            [
                .. formulary.Medicines.Values.OrderBy(medicine => medicine.DeaSchedule is null).ThenBy(medicine => medicine.TallManName, StringComparer.InvariantCultureIgnoreCase)
                    .Select(medicine => new RegisterMedicine(medicine.Id, medicine.TallManName, medicine.DeaSchedule)),
            ]);
    }
}
