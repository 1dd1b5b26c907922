using Guildhall.Core.Commands;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Members.Nyms;
using Guildhall.Sietch.Members.Pictures;

namespace Guildhall.Sietch.Members.Onboarding;

/// <summary>What the wizard shows at each step, in the server for one pair of eyes and in direct messages alike.</summary>
internal sealed class WizardCard(CustomIds ids, MemberPictures pictures, Roster roster)
{
    public const string Name = "sietch.wizard";
    public const string FormName = "sietch.wizard.form";
    public const string Input = "text";

    private static readonly TimeSpan lifetime = TimeSpan.FromDays(30);

    /// <param name="profile">Whose wizard it is.</param>
    /// <param name="community">Its name.</param>
    /// <param name="guild">Its server.</param>
    /// <param name="user">Who alone may press the buttons.</param>
    /// <param name="news">What has just been done; null for nothing.</param>
    /// <param name="cancellation">Of the caller.</param>
    public async Task<Reply> OfAsync(
        Profile profile,
        string community,
        Snowflake<Guild> guild,
        Snowflake<User> user,
        string? news,
        CancellationToken cancellation
    )
    {
        var picture =
            profile.Step < ProfileStep.Bio
                ? null
                : pictures.TryAddress(profile, await roster.ShownTierAsync(profile, cancellation));
        var nym = MemberText.Nym(profile.Nym ?? "");
        var text = profile.Step switch
        {
            ProfileStep.Welcome => Welcome(community),
            ProfileStep.Picture => $"You are {nym}.\n\n**2 of 3: a picture.** A pattern is drawn from a number "
                + "that means nothing; a file becomes a picture of ours, without what a camera wrote into it.",
            ProfileStep.Bio => $"You are {nym}.\n\n**3 of 3: a few words about you**, up to {Bio.Longest} "
                + "characters. Links, mentions, wallets and ids in it are replaced.",
            _ => $"You are {nym}, and your profile is complete. `/profile view` shows it, `/directory` the others. "
                + "What do you want to change?",
        };
        return new Reply(news is null ? text : $"{news}\n\n{text}")
        {
            Embeds = picture is null
                ? []
                : [new Embed { Description = "Your picture, as others see it", Thumbnail = new(picture.AbsoluteUri) }],
            Components = [.. Rows(profile, guild, user)],
        };
    }

    /// <summary>The form behind a button; null for one that has none.</summary>
    public Modal? TryForm(Profile profile, WizardAct act, Snowflake<Guild> guild, Snowflake<User> user)
    {
        var id = ids.MakeDirect(FormName, Carried(profile, act), guild, user, lifetime);
        return act switch
        {
            WizardAct.Nym => new(
                id,
                "Your nym",
                [
                    new ActionRow
                    {
                        Components =
                        [
                            TextInput.Short(Input, "3 to 20: letters, digits, _ and -") with
                            {
                                MinLength = 1,
                                MaxLength = 50,
                                Value = profile.Nym,
                            },
                        ],
                    },
                ]
            ),
            WizardAct.Upload => new(
                id,
                "Your picture",
                [
                    new Label
                    {
                        Text = "A PNG, up to 4 MB",
                        Description = "Its middle is shown as a square of 256 pixels",
                        Component = new FileInput { CustomId = Input, MaxValues = 1 },
                    },
                ]
            ),
            WizardAct.Bio => new(
                id,
                "About you",
                [
                    new ActionRow
                    {
                        Components =
                        [
                            TextInput.Paragraph(Input, $"Up to {Bio.Longest} characters; empty for none") with
                            {
                                Required = false,
                                MaxLength = 400,
                                Value = profile.Bio,
                            },
                        ],
                    },
                ]
            ),
            _ => null,
        };
    }

    /// <returns>Null for a state that is none of ours.</returns>
    public static (string Token, WizardAct Act)? Read(string state) =>
        state.Split('.') is [var token, var act] && Enum.TryParse<WizardAct>(act, out var known)
            ? (token, known)
            : null;

    private static string Welcome(string community) =>
        $"""
            **Welcome to {community}.** Your wallet is eligible. Here you are known by a nym, a name that leads nowhere:

            • your wallet is shown to nobody, and no reply and no page brings it together with your nym
            • your Discord account is not linked to your nym for the others
            • your activity figures are for your eyes only, and of your joining only the month is shown

            **1 of 3: choose a nym**, {Nym.Shortest} to {Nym.Longest} letters, digits, `_` and `-`, or let chance choose. The wizard waits for you: it goes on where you leave it, with `/onboard` in the server too.
            """;

    private IEnumerable<Component> Rows(Profile profile, Snowflake<Guild> guild, Snowflake<User> user)
    {
        Button Of(WizardAct act, string label, ButtonStyle style = ButtonStyle.Secondary) =>
            new()
            {
                CustomId = ids.MakeDirect(Name, Carried(profile, act), guild, user, lifetime),
                Label = label,
                Style = style,
            };
        var nym = profile.Nym is null ? "Choose a nym" : "Change the nym";
        if (profile.Step == ProfileStep.Welcome)
        {
            yield return ActionRow.Of(
                Of(WizardAct.Nym, nym, ButtonStyle.Primary),
                Of(WizardAct.RandomNym, "Random nym")
            );
            yield break;
        }

        if (profile.Step is ProfileStep.Picture or ProfileStep.Done)
        {
            yield return ActionRow.Of(
                Of(WizardAct.Pattern, "Draw a pattern", ButtonStyle.Primary),
                Of(WizardAct.Upload, "Upload a PNG"),
                Of(WizardAct.NoPicture, "No picture")
            );
        }

        if (profile.Step is ProfileStep.Bio or ProfileStep.Done)
        {
            yield return ActionRow.Of(
                Of(WizardAct.Bio, profile.Bio is null ? "Write a bio" : "Change the bio", ButtonStyle.Primary),
                Of(WizardAct.NoBio, "No bio")
            );
        }

        yield return ActionRow.Of(
            profile.Step == ProfileStep.Done
                ? [Of(WizardAct.Nym, nym)]
                : [Of(WizardAct.Nym, nym), Of(WizardAct.RandomNym, "Another random nym")]
        );
    }

    private static string Carried(Profile profile, WizardAct act) => $"{profile.Token}.{act}";
}
