/** What somebody may write where a name stands. */
export const hostileNames = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onfocus='alert(1)",
  '</style><h1>x</h1>',
  '</title><b>x',
  '<!-- x',
  '&lt;b&gt; &amp; &#60;',
  '${1+1} {{x}} `x`',
  'javascript:alert(1)',
  'e\u0301 漢字 😀',
];
