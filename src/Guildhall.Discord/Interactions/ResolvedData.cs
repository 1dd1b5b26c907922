using Guildhall.Discord.Model;

namespace Guildhall.Discord.Interactions;

/// <summary>Objects by id. Members come without their user; channels and messages are partial.</summary>
public sealed record ResolvedData
{
    public IReadOnlyDictionary<Snowflake<User>, User> Users
    {
        get => field ?? new Dictionary<Snowflake<User>, User>();
        init;
    }

    public IReadOnlyDictionary<Snowflake<User>, Member> Members
    {
        get => field ?? new Dictionary<Snowflake<User>, Member>();
        init;
    }

    public IReadOnlyDictionary<Snowflake<Role>, Role> Roles
    {
        get => field ?? new Dictionary<Snowflake<Role>, Role>();
        init;
    }

    public IReadOnlyDictionary<Snowflake<Channel>, Channel> Channels
    {
        get => field ?? new Dictionary<Snowflake<Channel>, Channel>();
        init;
    }

    public IReadOnlyDictionary<Snowflake<Message>, Message> Messages
    {
        get => field ?? new Dictionary<Snowflake<Message>, Message>();
        init;
    }

    public IReadOnlyDictionary<Snowflake<Attachment>, Attachment> Attachments
    {
        get => field ?? new Dictionary<Snowflake<Attachment>, Attachment>();
        init;
    }
}
