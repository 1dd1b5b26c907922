using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>From a voice command to its request.</summary>
internal sealed class VoiceCalls(StaffCalls calls, Gates gates, DiscordRest rest)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(1);

    public static CommandSpec Spec(
        string name,
        string description,
        Permissions permission,
        params IReadOnlyList<ApplicationCommandOption> options
    ) =>
        new($"voice {name}", description)
        {
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = permission,
            Options = [ActionOptions.Target("Whom"), .. options, .. ActionOptions.Common],
        };

    public async Task<Result<Reply>> RunAsync(
        CommandContext context,
        Permissions permission,
        VoicePayload payload,
        TimeSpan? length,
        CancellationToken cancellation
    )
    {
        var need = Need.Of(permission, Rights.Members);
        if (await gates.CheckAsync(Staff.Of(context), need, cancellation) is { } refusal)
        {
            return refusal;
        }

        // Afterwards nobody can tell any more where they were.
        var place = payload.Act is VoiceAct.Kick or VoiceAct.Move
            ? await PlaceAsync(context.Guild, context.GetUser(ActionOptions.User), cancellation)
            : null;
        return await calls.RunAsync(
            context,
            CaseKind.Voice,
            (request, guild) =>
                guild.RequireReason.Voice && ReadableText.Clean(request.Reason) is null
                    ? ActionRefusals.ReasonMissing
                    : request with
                    {
                        Payload = (payload with { From = place }).Write(),
                        Duration = length,
                    },
            cancellation
        );
    }

    /// <summary>Null where they are in none, or Discord does not say.</summary>
    private async Task<Snowflake<Channel>?> PlaceAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        try
        {
            return (
                await rest.With(RestPriority.Interaction, patience).GetVoiceStateAsync(guild, user, cancellation)
            ).ChannelId;
        }
        catch (DiscordApiException)
        {
            // The act itself says what is wrong; the place is only for the record.
            return null;
        }
    }
}
