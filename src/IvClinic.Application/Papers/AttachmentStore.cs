using System.Security.Cryptography;
using FluentValidation.Results;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Papers;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Papers;

/// <summary>A file that arrived whole and waits for its row.</summary>
/// <param name="Token">Its name in the folder; opaque.</param>
public sealed record ReceivedFile(Guid Token, FileType Type, long Bytes, string Sha256);

/// <summary>
/// The folder of attachments beside the database. A file is written under a temporary name, brought to the disk, and renamed
/// when its row is about to be committed: a row never points to half a file. Its name is an opaque id; what the sender
/// called it is text in the row.
/// </summary>
public sealed class AttachmentStore
{
    private const string Arriving = ".part";
    private const int DiskFull = unchecked((int)0x80070070);
    private const int DiskFullOnUnix = 28;

    private readonly DataDirectory directory;
    private readonly StaffRegister staff;
    private readonly Func<string, Stream> create;

    internal AttachmentStore(DataDirectory directory, StaffRegister staff, Func<string, Stream>? create = null) =>
        (this.directory, this.staff, this.create) = (directory, staff, create ?? (path => new FileStream(path, FileMode.CreateNew, FileAccess.Write)));

    /// <summary>Takes a file in, whole or not at all. Nothing of it is in the record yet.</summary>
    /// <exception cref="FormRejectedException">Not a PDF, PNG or JPEG by its content; empty; too large; the disk is full; it did not arrive whole.</exception>
    public async Task<ReceivedFile> Receive(Actor actor, Stream content, CancellationToken cancel = default)
    {
        if (!staff.MayRun(actor, typeof(AddAttachment))) throw new NotAllowedException("Your role does not allow this, or you have been signed out.");
        var token = Guid.CreateVersion7();
        var path = PathOf(token) + Arriving;
        try
        {
            Directory.CreateDirectory(directory.Attachments);
            var received = await Write(token, path, content, cancel);
            return received;
        }
        catch (Exception failure)
        {
            TryDelete(path);
            throw failure switch
            {
                IOException { HResult: DiskFull or DiskFullOnUnix } => Refused("The server's disk is full: nothing was kept. Tell the administrator, and choose the file again later."),
                IOException or OperationCanceledException or ObjectDisposedException => Refused("The file did not arrive whole: nothing was kept. Choose it again."),
                _ => failure,
            };
        }
    }

    /// <summary>Gives the file its lasting name. Before the commit: a file without a row goes at the next start, a row without its file would not.</summary>
    internal void Keep(Guid token)
    {
        var path = PathOf(token);
        if (!File.Exists(path + Arriving)) throw Refused("The file is no longer here, because the server was started again. Choose it again.");
        File.Move(path + Arriving, path);
    }

    internal void Discard(Guid token) => TryDelete(PathOf(token) + Arriving);

    /// <summary>Null where it is there with its length; otherwise what is wrong, in a sentence.</summary>
    internal string? Problem(Attachment row)
    {
        var file = new FileInfo(PathOf(row.StoredAs));
        if (!file.Exists) return "The stored file is missing.";
        return file.Length == row.Bytes ? null : "The stored file is not the one that was attached: its length differs.";
    }

    /// <exception cref="InvalidDataException">The file is missing, or is not the one that was attached.</exception>
    internal async Task<byte[]> Read(Attachment row, CancellationToken cancel)
    {
        if (Problem(row) is { } problem) throw new InvalidDataException(problem);
        var bytes = await File.ReadAllBytesAsync(PathOf(row.StoredAs), cancel);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == row.Sha256
            ? bytes
            : throw new InvalidDataException("The stored file is not the one that was attached: its content was changed.");
    }

    /// <summary>Removes what has no row: uploads that were never saved, and files of commands that failed after the rename.</summary>
    internal async Task Sweep(ClinicDbContext db, CancellationToken cancel)
    {
        if (!Directory.Exists(directory.Attachments)) return;
        var known = (await db.Set<Attachment>().AsNoTracking().Select(row => row.StoredAs).ToListAsync(cancel)).ConvertAll(PathOf).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(directory.Attachments).Where(file => !known.Contains(file))) TryDelete(file);
    }

    private async Task<ReceivedFile> Write(Guid token, string path, Stream content, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81_920];
        var (bytes, type) = (0L, (FileType?)null);
        await using (var file = create(path))
        {
            int read;
            while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)) > 0)
            {
                if (bytes == 0) type = FileSignature.Of(buffer.AsSpan(0, read)) ?? throw Refused("This is not a PDF, PNG or JPEG file, whatever its name says. Only these are kept.");
                bytes += read;
                if (bytes > Attachment.MostBytes) throw Refused("The file is larger than 10 MB. Scan it with fewer colours or in parts.");
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            if (type is null) throw Refused("The file is empty.");
            await file.FlushAsync(cancel);
            if (file is FileStream disk) disk.Flush(flushToDisk: true);
        }

        return new(token, type.Value, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private string PathOf(Guid token) => Path.Combine(directory.Attachments, token.ToString("N"));

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // it goes at the next start
        }
    }

    private static FormRejectedException Refused(string why) => new([new ValidationFailure(nameof(AddAttachment.Form.File), why)]);
}
