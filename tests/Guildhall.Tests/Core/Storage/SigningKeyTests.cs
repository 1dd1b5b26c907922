using System.Runtime.Versioning;
using Guildhall.Core.Storage;
using Guildhall.Tests.Onomancer;

namespace Guildhall.Tests.Core.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class SigningKeyTests : IDisposable
{
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    private string KeyFile => Path.Combine(temp.Path, "keys", "links");

    [Fact]
    public void A_key_is_made_once_and_only_its_owner_reads_it()
    {
        var key = SigningKey.LoadOrCreate(KeyFile);

        Assert.Equal(key, SigningKey.LoadOrCreate(KeyFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(KeyFile)!));
    }

    [Fact]
    public async Task Those_who_start_at_once_get_the_same_key()
    {
        var keys = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => Convert.ToHexString(SigningKey.LoadOrCreate(KeyFile))))
        );

        Assert.Single(keys.Distinct());
    }

    [Fact]
    public void A_key_that_others_can_read_or_that_is_none_is_refused()
    {
        SigningKey.LoadOrCreate(KeyFile);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Throws<KeyFileException>(() => SigningKey.LoadOrCreate(KeyFile));

        File.WriteAllText(KeyFile, "short");
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Throws<KeyFileException>(() => SigningKey.LoadOrCreate(KeyFile));
        Assert.Throws<InvalidOperationException>(() => SigningKey.FromSetting("short"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    public void What_keeps_something_is_put_back_and_not_made_anew(string content)
    {
        SigningKey.LoadOrCreate(KeyFile);
        File.WriteAllText(KeyFile, content);

        var fault = Assert.Throws<KeyFileException>(() => SigningKey.LoadOrCreate(KeyFile, isIrreplaceable: true));

        Assert.Contains("from its backup", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("remove it", fault.Message, StringComparison.Ordinal);
    }
}
