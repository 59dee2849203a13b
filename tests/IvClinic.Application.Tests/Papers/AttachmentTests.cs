using System.Text;
using IvClinic.Application.Papers;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Papers;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Papers;

public sealed class AttachmentTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\nA consent, signed.");

    [Fact]
    public async Task A_file_is_kept_under_an_opaque_name_and_comes_back_byte_for_byte()
    {
        await using var given = await Given.Clinic();
        var (_, id) = await Attached(given, name: "../../etc/passwd.exe");
        var stored = Assert.Single(Directory.GetFiles(Folder(given)));
        Assert.Matches("^[0-9a-f]{32}$", Path.GetFileName(stored));
        var sent = await given.The<AttachmentFile>().Run(given.Nurse, id);
        Assert.Equal(("../../etc/passwd.exe", "application/pdf"), (sent.FileName, sent.MediaType));
        Assert.Equal(Pdf, sent.Content);
        Assert.Equal(1, await given.Database(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == nameof(AttachmentFile) && entry.Subject == id.ToString())));
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script>", "not a PDF, PNG or JPEG")]
    [InlineData("", "empty")]
    public async Task What_is_no_such_file_by_its_content_is_refused_and_nothing_is_left(string content, string why)
    {
        await using var given = await Given.Clinic();
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<AttachmentStore>().Receive(given.Nurse, new MemoryStream(Encoding.ASCII.GetBytes(content))));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder(given)));
    }

    [Theory]
    [InlineData(Attachment.MostBytes, true)]
    [InlineData(Attachment.MostBytes + 1, false)]
    public async Task Ten_megabytes_are_taken_and_a_byte_more_is_not(int bytes, bool taken)
    {
        await using var given = await Given.Clinic();
        var content = new byte[bytes];
        Pdf.CopyTo(content, 0);
        if (taken) Assert.Equal(bytes, (await given.The<AttachmentStore>().Receive(given.Nurse, new MemoryStream(content))).Bytes);
        else await Assert.ThrowsAsync<FormRejectedException>(() => given.The<AttachmentStore>().Receive(given.Nurse, new MemoryStream(content)));
        Assert.Equal(taken ? 1 : 0, Directory.GetFiles(Folder(given)).Length);
    }

    [Fact]
    public async Task A_full_disk_and_a_dropped_upload_are_said_and_leave_nothing_half()
    {
        await using var given = await Given.Clinic();
        var full = new AttachmentStore(given.The<DataDirectory>(), given.The<StaffRegister>(), path => new FullDisk(path));
        Assert.Contains("disk is full", (await Assert.ThrowsAsync<FormRejectedException>(() => full.Receive(given.Nurse, new MemoryStream(Pdf)))).Message, StringComparison.Ordinal);
        Assert.Contains("did not arrive whole", (await Assert.ThrowsAsync<FormRejectedException>(() => given.The<AttachmentStore>().Receive(given.Nurse, new DroppedLine(Pdf)))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder(given)));
    }

    [Fact]
    public async Task A_missing_or_changed_file_says_so_and_is_not_sent()
    {
        await using var given = await Given.Clinic();
        var (patient, id) = await Attached(given);
        var stored = Assert.Single(Directory.GetFiles(Folder(given)));
        var changed = (byte[])Pdf.Clone();
        changed[^1] = (byte)'!';
        await File.WriteAllBytesAsync(stored, changed);
        var sent = await given.The<AttachmentFile>().Run(given.Nurse, id);
        Assert.Null(sent.Content);
        Assert.Contains("its content was changed", sent.Problem, StringComparison.Ordinal);
        File.Delete(stored);
        Assert.Equal("The stored file is missing.", Assert.Single((await given.The<PapersOfPatient>().Run(given.Nurse, patient)).Attachments).Problem);
    }

    [Fact]
    public async Task A_file_without_a_row_goes_at_the_next_start_and_one_with_a_row_stays()
    {
        await using var given = await Given.Clinic();
        var (_, id) = await Attached(given);
        await given.The<AttachmentStore>().Receive(given.Nurse, new MemoryStream(Pdf));
        await File.WriteAllBytesAsync(Path.Combine(Folder(given), Guid.NewGuid().ToString("N")), Pdf);
        Assert.Equal(3, Directory.GetFiles(Folder(given)).Length);
        await given.Restart(() => { });
        Assert.Single(Directory.GetFiles(Folder(given)));
        Assert.Equal(Pdf, (await given.The<AttachmentFile>().Run(given.Nurse, id)).Content);
    }

    [Fact]
    public async Task An_administrator_sees_and_attaches_consents_and_nothing_clinical()
    {
        await using var given = await Given.Clinic();
        var (patient, ecg) = await Attached(given, kind: AttachmentKind.Ecg);
        var consent = await Attach(given, given.Administrator, patient, AttachmentKind.Consent);
        await Assert.ThrowsAsync<NotAllowedException>(() => Attach(given, given.Administrator, patient, AttachmentKind.Letter));
        var seen = await given.The<PapersOfPatient>().Run(given.Administrator, patient);
        Assert.Equal(consent, Assert.Single(seen.Attachments).Paper.PublicId);
        Assert.DoesNotContain("Larson", seen.Who, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(() => given.The<AttachmentFile>().Run(given.Administrator, ecg));
        await Assert.ThrowsAsync<NotFoundException>(() => given.The<StrikeOutPaper>().Run(given.Administrator, new() { PaperId = ecg, Reason = "wrong" }, Given.Key()));
    }

    [Fact]
    public async Task What_is_struck_out_stays_with_its_reason_and_its_file_and_the_same_form_attaches_once()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var file = await given.The<AttachmentStore>().Receive(given.Nurse, new MemoryStream(Pdf));
        var (form, key) = (Form(patient, AttachmentKind.Consent, file, "consent.pdf"), Given.Key());
        var id = await given.The<AddAttachment>().Run(given.Nurse, form, key);
        Assert.Equal(id, await given.The<AddAttachment>().Run(given.Nurse, form, key));
        await Assert.ThrowsAsync<FormRejectedException>(() => given.The<AddAttachment>().Run(given.Nurse, form, Given.Key()));
        await given.The<StrikeOutPaper>().Run(given.Nurse, new() { PaperId = id, Reason = "Another patient's" }, Given.Key());
        var line = Assert.Single((await given.The<PapersOfPatient>().Run(given.Nurse, patient)).Attachments);
        Assert.Equal(("Another patient's", (string?)null), (line.Paper.VoidReason, line.Problem));
        Assert.Equal(Pdf, (await given.The<AttachmentFile>().Run(given.Nurse, id)).Content);
    }

    private static string Folder(Given given) => given.The<DataDirectory>().Attachments;

    private static async Task<(Guid Patient, Guid Attachment)> Attached(Given given, string name = "consent.pdf", AttachmentKind kind = AttachmentKind.Consent)
    {
        var patient = await given.WeighedPatient();
        return (patient, await Attach(given, given.Nurse, patient, kind, name));
    }

    private static async Task<Guid> Attach(Given given, Actor by, Guid patient, AttachmentKind kind, string name = "scan.pdf") =>
        await given.The<AddAttachment>().Run(by, Form(patient, kind, await given.The<AttachmentStore>().Receive(by, new MemoryStream(Pdf)), name), Given.Key());

    private static AddAttachment.Form Form(Guid patient, AttachmentKind kind, ReceivedFile file, string name) =>
        new() { PatientId = patient, Kind = kind, OfDay = GivenPlans.Today, FileName = name, File = file };

    private sealed class FullDisk(string path) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            File.WriteAllBytes(path, buffer.Span[..4]);
            throw new IOException("No space left on device", 28);
        }
    }

    private sealed class DroppedLine(byte[] first) : MemoryStream
    {
        private bool sent;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (sent) throw new IOException("The connection was lost.");
            sent = true;
            first.CopyTo(buffer);
            return new(first.Length);
        }
    }
}
