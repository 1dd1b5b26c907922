using Guildhall.Core;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Members.Nyms;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Sietch.Members.Nyms;

public sealed class FillNymsTests : StorageSuite
{
    private readonly NymKey key;

    public FillNymsTests()
        : this(new()) { }

    private FillNymsTests(SqliteUnderTest storage)
        : base(storage) =>
        key = new(
            Microsoft.Extensions.Options.Options.Create(
                new GuildhallOptions { Data = Path.Combine(storage.Folder, "keys") }
            )
        );

    [Fact]
    public async Task Where_nyms_are_kept_and_their_key_is_gone_nothing_starts_and_none_is_made()
    {
        await Start().StartAsync(Cancellation);
        Assert.False(key.IsHere);
        await ProfileLab.AddAsync(Db, TenantId.Default, 1, "Usul", Time.GetUtcNow());
        await Start().StartAsync(Cancellation);
        Assert.True(key.IsHere);
        await Start().StartAsync(Cancellation);
        File.Delete(key.Place);

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => Start().StartAsync(Cancellation));

        Assert.Contains($"{key.Place} is not there", fault.Message, StringComparison.Ordinal);
        Assert.False(key.IsHere);
        Assert.Equal(1, await Book().DropAsync(TenantId.Default, "cli", Cancellation));
        await Start().StartAsync(Cancellation);
        Assert.Equal(1, await CountAsync("sietch_nyms"));
    }

    private FillNyms Start() => new(Book(), key, () => [TenantId.Default]);

    private NymBook Book() => new(Db, new(new Lazy<byte[]>(key.Load)));
}
