import mammoth from 'mammoth';

/**
 * A Word document (.docx) as HTML: headings, paragraphs and lists; pictures and comments are left out.
 * @throws Error where the bytes are no such document.
 */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    // A picture's bytes would come as text; its words, if it has any, are nobody's.
    {
      styleMap: [
        'comment-reference => !',
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Caption'] => aside:fresh",
      ],
      convertImage: noPicture,
    },
  );
  return value;
}

const noPicture = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
