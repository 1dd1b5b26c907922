using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest.Channels;

/// <summary>The settings of a channel, as bodies carry them.</summary>
internal static class ChannelForm
{
    private const int CategoryLimit = 50;

    private static readonly string[] Extras =
    [
        "bitrate",
        "user_limit",
        "rtc_region",
        "video_quality_mode",
        "default_auto_archive_duration",
        "default_thread_rate_limit_per_user",
        "default_reaction_emoji",
        "default_sort_order",
        "default_forum_layout",
        "default_tag_setting",
    ];

    /// <exception cref="ApiException">50035; nothing was changed.</exception>
    public static void Apply(Universe world, Form form, SimChannel channel)
    {
        var name = form.Text("name", 1, 100);
        var topic = form.Text("topic", 0, channel.Type is ChannelType.Forum or ChannelType.Media ? 4096 : 1024);
        var slow = form.Number("rate_limit_per_user", 0, 21_600);
        var position = form.Number("position");
        var isNsfw = form.Flag("nsfw");
        var parent = form.Id("parent_id");
        var flags = form.Number("flags");
        var tags = form.Has("available_tags") ? ForumTags.Define(world, form) : null;
        var type = NewType(form, channel);
        CheckParent(form, channel, parent);
        form.Check();
        channel.Type = type;
        channel.Flags = flags ?? channel.Flags;
        if (tags is not null)
        {
            channel.Extra["available_tags"] = tags;
        }

        channel.Name = name is null ? channel.Name : NameFor(channel.Type, name);
        channel.Topic = form.Has("topic") ? topic : channel.Topic;
        channel.RateLimitPerUser = slow ?? channel.RateLimitPerUser;
        channel.Position = position ?? channel.Position;
        channel.IsNsfw = isNsfw ?? channel.IsNsfw;
        channel.ParentId = form.Has("parent_id") ? parent : channel.ParentId;
        foreach (var extra in Extras.Where(form.Has))
        {
            channel.Extra[extra] = form.Body[extra]?.DeepClone();
        }
    }

    /// <summary>A category, with room for one more.</summary>
    public static void CheckParent(Form form, SimChannel channel, ulong? parent)
    {
        if (parent is not { } id)
        {
            return;
        }

        if (channel.Guild!.Channels.GetValueOrDefault(id)?.Type != ChannelType.Category)
        {
            form.Fault("parent_id", "CHANNEL_PARENT_INVALID", "Category does not exist");
        }
        else if (channel.Type == ChannelType.Category)
        {
            form.Fault("parent_id", "CHANNEL_PARENT_INVALID_TYPE", "Not a category");
        }
        else if (channel.Guild.Channels.Values.Count(c => c.ParentId == id && c != channel) >= CategoryLimit)
        {
            form.Fault(
                "parent_id",
                "CHANNEL_PARENT_MAX_CHANNELS",
                "Maximum number of channels in category reached (50)"
            );
        }
    }

    // Text becomes announcement and back; nothing else changes its kind.
    private static ChannelType NewType(Form form, SimChannel channel)
    {
        var type = (ChannelType)(form.Number("type") ?? (int)channel.Type);
        var isAllowed =
            type == channel.Type
            || (
                type is ChannelType.Text or ChannelType.Announcement
                && channel.Type is ChannelType.Text or ChannelType.Announcement
            );
        if (!isAllowed)
        {
            form.Fault("type", "BASE_TYPE_CHOICES", "A channel of this type cannot become one of that.");
        }

        return type;
    }

    /// <summary>Null when the body has none.</summary>
    public static List<SimOverwrite>? Overwrites(Form form)
    {
        if (!form.Has("permission_overwrites") || form.IsNull("permission_overwrites"))
        {
            return null;
        }

        return
        [
            .. form.Items("permission_overwrites", 0, 100)
                .Select(o => new SimOverwrite(
                    o.Id("id", isRequired: true) ?? 0,
                    (o.Choice("type", 0, 1) ?? 0) == 1,
                    o.Permissions("allow") ?? Permission.None,
                    o.Permissions("deny") ?? Permission.None
                )),
        ];
    }

    /// <summary>Text channels have no capitals and no spaces.</summary>
    public static string NameFor(ChannelType type, string name) =>
        type is ChannelType.Text or ChannelType.Announcement or ChannelType.Forum or ChannelType.Media
            ? name.Trim().Replace(' ', '-').ToLowerInvariant()
            : name;
}
