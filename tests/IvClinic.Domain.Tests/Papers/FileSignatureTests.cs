using System.Text;
using IvClinic.Domain.Papers;

namespace IvClinic.Domain.Tests.Papers;

public sealed class FileSignatureTests
{
    [Fact]
    public void A_file_is_what_its_first_bytes_say()
    {
        Assert.Equal(FileType.Pdf, FileSignature.Of("%PDF-1.7"u8));
        Assert.Equal(FileType.Png, FileSignature.Of([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]));
        Assert.Equal(FileType.Jpeg, FileSignature.Of([0xFF, 0xD8, 0xFF, 0xE0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PD")]
    [InlineData("<html><script>")]
    [InlineData("<svg xmlns=")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("MZ")]
    [InlineData(" %PDF-1.7")]
    public void Anything_else_is_not_taken(string start) => Assert.Null(FileSignature.Of(Encoding.Latin1.GetBytes(start)));
}
