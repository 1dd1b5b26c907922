namespace Guildhall.Sietch.Chain.Audits;

/// <summary>What an audit found. Stored as text, in lower case: do not rename.</summary>
internal enum AuditState
{
    /// <summary>Another endpoint tells the whole history as it is stored.</summary>
    Same,

    Different,

    /// <summary>Somewhere nobody else could be asked; what was compared is the same.</summary>
    Unknown,
}
