using System.Text;
using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Cases;

public class FileKindsTests
{
    [Fact]
    public void A_file_is_known_by_its_content()
    {
        Assert.Equal("image/png", FileKinds.Sniff([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]));
        Assert.Equal("application/x-executable", FileKinds.Sniff("MZ\u0090\0"u8));
        Assert.Equal("text/plain", FileKinds.Sniff(Encoding.UTF8.GetBytes("Grüße")));
        Assert.Equal(FileKinds.Unknown, FileKinds.Sniff([]));
        Assert.Equal(FileKinds.Unknown, FileKinds.Sniff([0, 1, 2, 3]));
    }
}
