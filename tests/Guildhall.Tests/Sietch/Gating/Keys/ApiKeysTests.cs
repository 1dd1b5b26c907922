using Guildhall.Core;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Gating;
using Guildhall.Sietch.Gating.Keys;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Gating.Keys;

public sealed class ApiKeysTests : StorageSuite
{
    private static readonly TenantId tenant = new("arrakis");

    private readonly string folder;

    public ApiKeysTests()
        : this(new()) { }

    private ApiKeysTests(SqliteUnderTest storage)
        : base(storage) => folder = Directory.CreateDirectory(Path.Combine(storage.Folder, "keys")).FullName;

    [Fact]
    public async Task What_another_process_made_is_found_and_what_it_revoked_is_not()
    {
        var (own, beside) = (Keys(), Keys());
        var made = await MakeAsync(beside);
        Assert.Null(own.TryMatch(made.Text));

        Assert.Equal(made.Id, (await own.LookUpAsync(made.Text, Cancellation))?.Id);
        Assert.Equal(made.Id, own.TryMatch(made.Text)?.Id);

        var revoked = await MakeAsync(beside);
        await beside.RevokeAsync(tenant, revoked.Id, "cli", Cancellation);
        Assert.Null(await own.LookUpAsync(revoked.Text, Cancellation));
        var other = made.Text[^1] == '0' ? '1' : '0';
        Assert.Null(await Keys().LookUpAsync(made.Text[..^1] + other, Cancellation));
    }

    [Fact]
    public async Task Made_up_keys_are_no_load_and_a_real_one_is_found_the_next_minute()
    {
        var own = Keys();
        for (var i = 0; i < ApiKeys.LookUpsAMinute; i++)
        {
            Assert.Null(await own.LookUpAsync(ApiKeyText.New().Text, Cancellation));
        }

        var made = await MakeAsync(Keys());
        Assert.Null(await own.LookUpAsync(made.Text, Cancellation));

        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await own.LookUpAsync(made.Text, Cancellation));
    }

    private ApiKeys Keys() =>
        new(
            Db,
            new SigningSecrets(Microsoft.Extensions.Options.Options.Create(new GuildhallOptions { Data = folder })),
            () => [tenant],
            new RateWindows(Time),
            Time
        );

    private static async Task<NewKey> MakeAsync(ApiKeys keys)
    {
        var made = await keys.MakeAsync(tenant, "a key", ApiKeys.ReadEligibility, null, "cli", Cancellation);
        Assert.True(made.TryGet(out var key, out var refusal), refusal?.Message);
        return key;
    }
}
