namespace Guildhall.Sietch.Members;

internal enum PictureKind
{
    None,

    /// <summary>Drawn from the member id.</summary>
    Generated,

    /// <summary>The member's own, kept by us.</summary>
    Own,
}
