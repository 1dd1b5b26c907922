using System.ComponentModel.DataAnnotations;
using Guildhall.Host.Adapters.Discord;

namespace Guildhall.Tests.Host.Adapters.Discord;

public class DiscordSettingsTests
{
    [Theory]
    [InlineData("0-3,8", 16, new[] { 0, 1, 2, 3, 8 })]
    [InlineData(" 5 , 1-2,2", 6, new[] { 1, 2, 5 })]
    [InlineData("0", 1, new[] { 0 })]
    public void Shards_are_numbers_and_ranges(string written, int count, int[] shards)
    {
        var settings = new DiscordSettings { Shards = written, ShardCount = count };

        Assert.Empty(Faults(settings));
        Assert.Equal(shards, settings.ToOptions("token", null, null).Shards);
    }

    [Theory]
    [InlineData("all", 4)]
    [InlineData("3-1", 4)]
    [InlineData("-1", 4)]
    [InlineData("0,,1", 4)]
    [InlineData("0-99999999", 4)]
    [InlineData("4", 4)]
    [InlineData("0", null)]
    public void What_is_no_shard_of_ours_is_a_fault(string written, int? count) =>
        Assert.NotEmpty(Faults(new() { Shards = written, ShardCount = count }));

    [Theory]
    [InlineData("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", 0)]
    [InlineData("3d4017c3", 1)]
    [InlineData("z", 1)]
    public void A_public_key_has_64_hexadecimal_digits(string key, int faults)
    {
        Assert.SkipUnless(Guildhall.Discord.Interactions.LibcryptoSignature.IsAvailable, "No libcrypto here.");
        Assert.Equal(faults, Faults(new() { PublicKey = key }).Count);
    }

    [Fact]
    public void Nothing_set_means_all_shards_that_discord_recommends()
    {
        var options = new DiscordSettings { Shards = "" }.ToOptions("token", null, null);

        Assert.Null(options.Shards);
        Assert.Null(options.ShardCount);
        Assert.False(options.UseCompression);
        Assert.Equal(new Uri("https://discord.com/api/v10"), options.Api);
    }

    [Fact]
    public void The_user_agent_names_where_to_ask_and_which_version()
    {
        var options = new DiscordSettings().ToOptions("token", null, new("https://bot.example.org/about?x=1"));

        Assert.Matches(@"^DiscordBot \(https://bot\.example\.org/about, \d+\.\d+\.\d+\)$", options.UserAgent);
    }

    private static List<ValidationResult> Faults(DiscordSettings settings)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new(settings), faults, validateAllProperties: true);
        return faults;
    }
}
