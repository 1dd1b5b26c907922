using Guildhall.Aegis.Settings;
using Guildhall.Discord.Model;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Aegis.Settings;

public sealed class GuildSettingsBookTests() : StorageSuite(new SqliteUnderTest())
{
    private static readonly Snowflake<Guild> guild = new(7);

    [Fact]
    public async Task Who_was_reading_during_a_change_does_not_bring_the_old_settings_back()
    {
        var isReading = new TaskCompletionSource();
        using var isChanged = new ManualResetEventSlim();
        var book = OfflineSettings.Book(
            Db,
            Time,
            asked: () =>
            {
                isReading.TrySetResult();
                isChanged.Wait(Cancellation);
            }
        );
        // By then it has read the old ones, and looks for the channels of the guild.
        var slow = Task.Run(async () => await book.GetAsync(guild, Cancellation), Cancellation);
        await isReading.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);

        await ChangeAsync(watchJoins: 23);
        book.Forget(guild);
        isChanged.Set();

        Assert.NotEqual(23, (await slow).Raids.WatchJoins);
        Assert.Equal(23, (await book.GetAsync(guild, Cancellation)).Raids.WatchJoins);
    }

    private Task<int> ChangeAsync(int watchJoins)
    {
        var settings = GuildSettings.Default with { Raids = new() { WatchJoins = watchJoins } };
        var row = new
        {
            Guild = guild,
            Expected = 0L,
            Settings = SettingsDocument.Of(settings).ToJsonString(),
            Now = Time.GetUtcNow(),
        };
        return Db.WriteAsync(unit => unit.ExecuteAsync(SettingsSql.Save, row), Cancellation);
    }
}
