namespace Guildhall.Discord.Model;

[Flags]
public enum MessageFlags
{
    None = 0,
    Crossposted = 1 << 0,
    IsCrosspost = 1 << 1,
    SuppressEmbeds = 1 << 2,
    SourceMessageDeleted = 1 << 3,
    Urgent = 1 << 4,
    HasThread = 1 << 5,

    /// <summary>Only its receiver sees it. Fixed by the first answer to an interaction.</summary>
    Ephemeral = 1 << 6,
    Loading = 1 << 7,
    SuppressNotifications = 1 << 12,
    IsVoiceMessage = 1 << 13,

    /// <summary>Layout components instead of content and embeds; cannot be taken back.</summary>
    IsComponentsV2 = 1 << 15,
}
