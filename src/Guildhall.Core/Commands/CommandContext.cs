using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>One call of a command, with its options. A <c>GetX</c> is for a required option, a <c>TryGetX</c> for the others.</summary>
public sealed class CommandContext : RequestContext
{
    internal CommandContext(Request request)
        : base(request) { }

    private InteractionData Data => Interaction.Data!;

    /// <summary>The whole name: <c>ticket claim</c>.</summary>
    public string Command => Data.CommandPath;

    /// <exception cref="InvalidOperationException">The option is not there: the spec does not require it.</exception>
    public string GetText(string option) => TryGetText(option) ?? throw Missing(option);

    public string? TryGetText(string option) => Data.TryGetOption(option)?.Value?.Text;

    /// <exception cref="InvalidOperationException">The option is not there: the spec does not require it.</exception>
    public long GetInteger(string option) => TryGetInteger(option) ?? throw Missing(option);

    public long? TryGetInteger(string option) => Data.TryGetOption(option)?.Value?.Integer;

    public double? TryGetNumber(string option) => Data.TryGetOption(option)?.Value?.Number;

    public bool? TryGetBoolean(string option) => Data.TryGetOption(option)?.Value?.Boolean;

    /// <exception cref="InvalidOperationException">The option is not there: the spec does not require it.</exception>
    public Snowflake<User> GetUser(string option) => TryGetUser(option) ?? throw Missing(option);

    public Snowflake<User>? TryGetUser(string option) => Data.TryGetOption(option)?.Value?.Id<User>();

    public Snowflake<Role>? TryGetRole(string option) => Data.TryGetOption(option)?.Value?.Id<Role>();

    public Snowflake<Channel>? TryGetChannel(string option) => Data.TryGetOption(option)?.Value?.Id<Channel>();

    public Attachment? TryGetAttachment(string option) =>
        Data.TryGetOption(option)?.Value?.Id<Attachment>() is { } id
            ? Data.Resolved?.Attachments.GetValueOrDefault(id)
            : null;

    /// <summary>The user with what Discord sent along; null where it sent nothing.</summary>
    public User? TryResolveUser(Snowflake<User> user) => Data.Resolved?.Users.GetValueOrDefault(user);

    /// <summary>The member, without its user; null for somebody who is not in the guild.</summary>
    public Member? TryResolveMember(Snowflake<User> user) => Data.Resolved?.Members.GetValueOrDefault(user);

    /// <summary>A user menu's user.</summary>
    public Snowflake<User>? TargetUser => Data.Type == ApplicationCommandType.User ? Data.TargetId?.As<User>() : null;

    /// <summary>A message menu's message.</summary>
    public Message? TargetMessage =>
        Data is { Type: ApplicationCommandType.Message, TargetId: { } id }
            ? Data.Resolved?.Messages.GetValueOrDefault(id.As<Message>())
            : null;

    private static InvalidOperationException Missing(string option) =>
        new($"The option {option} is missing; its spec must require it.");
}
