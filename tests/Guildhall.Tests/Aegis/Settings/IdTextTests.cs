using Guildhall.Aegis.Settings;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Settings;

public class IdTextTests
{
    private static readonly Town town = new();

    [Theory]
    [InlineData("#general", "1")]
    [InlineData("General", "1")]
    [InlineData("<#123456789012345678>", "123456789012345678")]
    [InlineData("123456789012345678", "123456789012345678")]
    public void A_channel_has_many_names(string typed, string id) =>
        Assert.Equal((id, null), IdText.One(typed, IdOf.TextChannel, town));

    [Fact]
    public void Where_messages_go_a_category_of_the_same_name_is_not_meant() =>
        Assert.Equal(("1", null), IdText.One("general", IdOf.TextChannel, town));

    [Fact]
    public void Where_any_channel_may_be_both_are_possible_and_named()
    {
        var (id, fault) = IdText.One("general", IdOf.Channel, town);

        Assert.Null(id);
        Assert.Contains("<#1> (`1`, text channel), <#2> (`2`, category)", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_text_channels_of_one_name_are_refused_with_both() =>
        Assert.Contains(
            "2 channels have the name “#twin”: <#3> (`3`, text channel), <#4> (`4`, text channel)",
            IdText.One("#twin", IdOf.TextChannel, town).Fault,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_only_one_of_a_name_that_is_of_the_wrong_kind_is_found_and_then_refused()
    {
        Assert.Equal(("5", null), IdText.One("Lounge", IdOf.TextChannel, town));
        Assert.Equal("It is a voice channel.", IdOf.TextChannel.Problem(town, 5));
    }

    [Theory]
    [InlineData("senior helper, @Mods", "11 12")]
    [InlineData("@Mods senior helper", "12 11")]
    [InlineData("@Mods;@senior helper", "12 11")]
    [InlineData("<@&123456789012345678><@&123456789012345679>", "123456789012345678 123456789012345679")]
    public void Names_in_a_list_may_have_blanks(string typed, string ids)
    {
        var (found, fault) = IdText.Many(typed, IdOf.Role, town);

        Assert.Null(fault);
        Assert.Equal(ids, string.Join(' ', found));
    }

    [Fact]
    public void What_is_not_found_is_named_with_what_is_near() =>
        Assert.Contains(
            "“Modz”. Is it @Mods?",
            IdText.Many("@Mods, Modz", IdOf.Role, town).Fault,
            StringComparison.Ordinal
        );

    [Fact]
    public void Users_have_no_names_here() =>
        Assert.Contains("is no user", IdText.One("ann", IdOf.User, town).Fault, StringComparison.Ordinal);

    private sealed class Town : ISettingPlaces
    {
        public IReadOnlyList<NamedId> Channels { get; } =
        [
            new(1, "general", "text channel"),
            new(2, "General", "category"),
            new(3, "twin", "text channel"),
            new(4, "twin", "text channel"),
            new(5, "Lounge", "voice channel"),
        ];

        public IReadOnlyList<NamedId> Roles { get; } = [new(11, "Senior Helper", "role"), new(12, "Mods", "role")];

        public string? ProblemOf(Snowflake<Channel> channel, bool isWrittenTo) =>
            !isWrittenTo ? null
            : channel.Value == 2 ? "It is a category."
            : channel.Value == 5 ? "It is a voice channel."
            : null;

        public string? ProblemOf(Snowflake<Role> role, RoleUse use) => null;
    }
}
